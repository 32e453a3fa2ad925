package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.OurTerms;

/** Writes INVITE and the CANCEL for it. */
@Singleton
class InviteRequests {
  private final RequestHead head;
  private final LocalSide local;
  private final InviteBranch branch;

  @Inject
  InviteRequests(RequestHead head, LocalSide local, InviteBranch branch) {
    this.head = head;
    this.local = local;
    this.branch = branch;
  }

  /**
   * An INVITE, the first one or one inside the dialog (RFC 3261 14.1).
   *
   * @param offer null for an INVITE without one; it gets its offer with the 2xx, so it names no
   *     100rel
   */
  Request invite(Dialog dialog, @Nullable Description offer, OurTerms terms)
      throws ParseException, InvalidArgumentException {
    Request invite = write(Request.INVITE, dialog);
    invite.addHeader(local.contact(RequestHead.transport(dialog)));
    boolean reliably = offer != null && dialog.remoteTag() == null;
    if (reliably) {
      local.introduce(invite);
    } else {
      local.introduceUnreliable(invite);
    }
    SessionHeaders.write(invite, terms);
    if (offer != null) {
      Bodies.describe(invite, offer);
    }
    return invite;
  }

  /** Like its INVITE in all but method and body (RFC 3261 9.1). */
  Request cancel(Dialog dialog) throws ParseException, InvalidArgumentException {
    return write(Request.CANCEL, dialog);
  }

  private Request write(String method, Dialog dialog)
      throws ParseException, InvalidArgumentException {
    String sent = branch.sign(dialog.branch(), dialog.callId());
    return head.write(method, dialog, dialog.inviteCseq(), sent, dialog.remoteTag());
  }
}
