package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.Replaces;

/** Gives an INVITE that waits for its answer to who decides about it. */
@Singleton
class Offers {
  private final Provider<IncomingCallHandler> handler;
  private final Replacing replacing;

  @Inject
  Offers(Provider<IncomingCallHandler> handler, Replacing replacing) {
    this.handler = handler;
    this.replacing = replacing;
  }

  /**
   * Never waits.
   *
   * @param named the dialog whose place it is to take, null for none
   */
  void offered(IncomingCall call, @Nullable Replaces named, IncomingCallHandler.Reply reply) {
    if (named == null) {
      handler.get().offered(call, reply);
    } else {
      replacing.offered(call, named, reply);
    }
  }
}
