package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.call.Input;
import org.switchhook.call.PeerTerms;

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

    /** A final response. */
    Input done(SIPResponse response) {
      PeerTerms terms = SessionHeaders.read(response);
      int code = response.getStatusCode();
      if (code < 300 && method == Input.Method.UPDATE) {
        return new Input.UpdateAnswered(
            tag(), dialog.localCseq(), Targets.contact(response), terms);
      }
      return code < 300 && method == Input.Method.REFER
          ? new Input.ReferAnswered(
              dialog.localCseq(), !Refers.isFalse(RawHeader.value(response, RawHeader.REFER_SUB)))
          : done(code, Responses.reason(response), terms);
    }

    Input done(int code, String text) {
      return done(code, text, PeerTerms.NONE);
    }

    private Input done(int code, String text, PeerTerms terms) {
      return new Input.RequestDone(method, tag(), dialog.localCseq(), code, text, terms);
    }

    private String tag() {
      String tag = dialog.remoteTag();
      return tag == null ? "" : tag;
    }

    Input challenged(DigestChallenge challenge) {
      return new Input.RequestChallenged(method, dialog, challenge);
    }
  }

  /** A CANCEL, or the BYE to an answer that no call wants: nobody asks how it went. */
  record Unwatched() implements Sent {}
}
