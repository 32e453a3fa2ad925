package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.message.Request;
import org.switchhook.call.Dialog;

/** Writes INVITE and the CANCEL for it. */
@Singleton
class InviteRequests {
  private final RequestHead head;
  private final LocalSide local;

  @Inject
  InviteRequests(RequestHead head, LocalSide local) {
    this.head = head;
    this.local = local;
  }

  Request invite(Dialog dialog) throws ParseException, InvalidArgumentException {
    Request invite = head.write(Request.INVITE, dialog, dialog.inviteCseq(), dialog.branch(), null);
    invite.addHeader(local.contact(RequestHead.transport(dialog)));
    local.introduce(invite);
    Bodies.describe(invite, dialog.local());
    return invite;
  }

  /** Like its INVITE in all but method and body (RFC 3261 9.1). */
  Request cancel(Dialog dialog) throws ParseException, InvalidArgumentException {
    return head.write(Request.CANCEL, dialog, dialog.inviteCseq(), dialog.branch(), null);
  }
}
