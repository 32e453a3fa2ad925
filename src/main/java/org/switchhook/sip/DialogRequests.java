package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.platform.Ids;

/** Writes the requests inside an answered dialog: ACK, BYE and INFO. */
@Singleton
class DialogRequests {
  private static final String MAGIC = "z9hG4bK";

  private final RequestHead head;
  private final LocalSide local;
  private final Ids ids;

  @Inject
  DialogRequests(RequestHead head, LocalSide local, Ids ids) {
    this.head = head;
    this.local = local;
    this.ids = ids;
  }

  /** The ACK of a 2xx: a transaction of its own (RFC 3261 13.2.2.4). */
  Request ack(Dialog dialog) throws ParseException, InvalidArgumentException {
    return write(Request.ACK, dialog, dialog.inviteCseq());
  }

  /**
   * The ACK of a refusal, when its transaction is gone: with the branch of its INVITE (RFC 3261
   * 17.1.1.3).
   *
   * @param branch as it was sent
   */
  Request ackOfRefusal(Dialog dialog, String branch)
      throws ParseException, InvalidArgumentException {
    return head.write(Request.ACK, dialog, dialog.inviteCseq(), branch, dialog.remoteTag());
  }

  /** The ACK of a re-INVITE; with our answer when the offer came in its 2xx. */
  Request ack(Dialog dialog, @Nullable Description answer)
      throws ParseException, InvalidArgumentException {
    Request ack = ack(dialog);
    if (answer != null) {
      Bodies.describe(ack, answer);
    }
    return ack;
  }

  Request bye(Dialog dialog) throws ParseException, InvalidArgumentException {
    return write(Request.BYE, dialog, dialog.localCseq());
  }

  Request info(Dialog dialog, char digit) throws ParseException, InvalidArgumentException {
    Request info = write(Request.INFO, dialog, dialog.localCseq());
    info.addHeader(local.contact(RequestHead.transport(dialog)));
    Bodies.digit(info, digit);
    return info;
  }

  Request write(String method, Dialog dialog, long cseq)
      throws ParseException, InvalidArgumentException {
    return head.write(method, dialog, cseq, branch(), dialog.remoteTag());
  }

  private String branch() {
    return MAGIC + ids.next();
  }
}
