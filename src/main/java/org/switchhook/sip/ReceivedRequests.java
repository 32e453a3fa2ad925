package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.RequestKey;

/**
 * The requests that calls were told of. This is our server transaction: JAIN-SIP's own would answer
 * a CANCEL that comes after our 2xx with 487 for the INVITE, and never tell us. Remembered for
 * twice 64*T1, longer than a peer repeats a request or waits for the ACK of its own.
 */
@Singleton
class ReceivedRequests {
  private static final Duration LIFE = Duration.ofSeconds(64);

  /** What a request is to us. */
  enum Arrival {
    FIRST,
    REPEATED,
    /** Not remembered: there are too many. */
    TOO_MANY
  }

  private final ShortMemory<RequestKey, ReceivedRequest> memory;

  @Inject
  ReceivedRequests(Clock clock, SipSettings settings) {
    this.memory = new ShortMemory<>(clock, LIFE, settings.maxRequests());
  }

  Arrival arrive(Incoming in) {
    if (memory.add(in.key(), new ReceivedRequest(in.request()))) {
      return Arrival.FIRST;
    }
    return memory.find(in.key()) == null ? Arrival.TOO_MANY : Arrival.REPEATED;
  }

  @Nullable ReceivedRequest find(RequestKey key) {
    return memory.find(key);
  }
}
