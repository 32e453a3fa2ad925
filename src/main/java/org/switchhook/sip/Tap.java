package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPMessage;

/** Hears of every SIP message that leaves. */
interface Tap {
  Tap NONE = (message, peer) -> {};

  /**
   * Runs on the thread that has sent it, for a repetition too; must not wait.
   *
   * @param peer address and port
   */
  void sent(SIPMessage message, String peer);
}
