package org.switchhook.gateway.opensips;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.pair.PairCommands;
import org.switchhook.platform.Ids;
import org.switchhook.security.TokenVerifier;
import org.switchhook.socket.SocketWorld;

/** What every connection needs. */
@Singleton
class CallApiWorld {
  private final PairCommands pairs;
  private final Verifier verifier;
  private final Ids ids;
  private final CallApiLimits limits;
  private final SocketWorld sockets;

  @Inject
  CallApiWorld(
      PairCommands pairs,
      TokenVerifier tokens,
      Ids ids,
      CallApiLimits limits,
      SocketWorld sockets) {
    this(pairs, (Verifier) tokens::verify, ids, limits, sockets);
  }

  CallApiWorld(
      PairCommands pairs, Verifier verifier, Ids ids, CallApiLimits limits, SocketWorld sockets) {
    this.pairs = pairs;
    this.verifier = verifier;
    this.ids = ids;
    this.limits = limits;
    this.sockets = sockets;
  }

  PairCommands pairs() {
    return pairs;
  }

  Verifier verifier() {
    return verifier;
  }

  Ids ids() {
    return ids;
  }

  CallApiLimits limits() {
    return limits;
  }

  SocketWorld sockets() {
    return sockets;
  }
}
