package org.switchhook.call;

import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;

/**
 * The network, as a call sees it. What happens comes back as {@link Input} through {@link
 * LiveCalls#tell}.
 */
public interface Signalling {
  /**
   * Carries out one effect. Runs on the call's loop and must not wait; a request that cannot be
   * sent comes back as {@link Input.Unanswered} or {@link Input.RequestDone} with code 408.
   */
  void send(CallId call, TrunkId trunk, Effect.Sip effect);
}
