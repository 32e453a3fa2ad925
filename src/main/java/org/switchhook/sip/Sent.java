package org.switchhook.sip;

import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.call.Input;

/** What a client transaction was for; comes back with its responses or its timeout. */
sealed interface Sent {
  /** An INVITE of a call. */
  record Invite(CallId call, TrunkId trunk, Dialog dialog) implements Sent {}

  /** A BYE or INFO of a call. */
  record InDialog(CallId call, Input.Method method, String remoteTag, long cseq) implements Sent {
    Input done(int code, String text) {
      return new Input.RequestDone(method, remoteTag, cseq, code, text);
    }
  }

  /** A CANCEL, or the BYE to an answer that no call wants: nobody asks how it went. */
  record Unwatched() implements Sent {}
}
