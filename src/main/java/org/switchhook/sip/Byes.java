package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.Input;

/** BYE (RFC 3261 15.1.2). */
@Singleton
class Byes {
  private final InDialog dialogs;

  @Inject
  Byes(InDialog dialogs) {
    this.dialogs = dialogs;
  }

  void doBye(Incoming in) {
    dialogs.tell(in, key -> new Input.ByeReceived(key, in.fromTag(), in.cseq()));
  }
}
