package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.call.Input;

/** What a client transaction was for; comes back with its responses or its timeout. */
sealed interface Sent {
  /** An INVITE of a call. */
  record Invite(CallId call, TrunkId trunk, Dialog dialog) implements Sent {}

  /**
   * A request inside the dialog of a call.
   *
   * @param repeated true when it answers a challenge; another one is a refusal
   */
  record InDialog(CallId call, TrunkId trunk, Input.Method method, Dialog dialog, boolean repeated)
      implements Sent {
    boolean isReinvite() {
      return method == Input.Method.INVITE;
    }

    Input done(int code, String text) {
      String tag = dialog.remoteTag();
      return new Input.RequestDone(method, tag == null ? "" : tag, dialog.localCseq(), code, text);
    }

    /** For a final response of which more is known than its code. */
    Input ended(SIPResponse response) {
      int code = response.getStatusCode();
      return method == Input.Method.REFER && code < 300
          ? new Input.ReferAnswered(
              dialog.localCseq(), !Refers.isFalse(RawHeader.value(response, RawHeader.REFER_SUB)))
          : done(code, Responses.reason(response));
    }

    Input challenged(DigestChallenge challenge) {
      return new Input.RequestChallenged(method, dialog, challenge);
    }
  }

  /** A CANCEL, or the BYE to an answer that no call wants: nobody asks how it went. */
  record Unwatched() implements Sent {}
}
