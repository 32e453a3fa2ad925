package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.RequestKey;

/**
 * The requests that calls were told of. This is our server transaction: JAIN-SIP's own would answer
 * a CANCEL that comes after our 2xx with 487 for the INVITE, and never tell us. An INVITE is
 * remembered for twice 64*T1, longer than a peer repeats it or waits for our ACK; others for 64*T1.
 * What a flood of one call may take is bounded, and a BYE has room of its own: it is never too many
 * because of something else.
 */
@Singleton
class ReceivedRequests {
  private static final Duration INVITE_LIFE = Duration.ofSeconds(64);
  private static final Duration LIFE = Duration.ofSeconds(32);
  private static final int BYES_OF_ONE_CALL = 8;

  /** What a request is to us. */
  enum Arrival {
    FIRST,
    REPEATED,
    /** The same INVITE by another way (RFC 3261 8.2.2.2). */
    MERGED,
    /** Not remembered: there are too many. */
    TOO_MANY
  }

  private final ShortMemory<RequestKey, ReceivedRequest> invites;
  private final ShortMemory<RequestKey, ReceivedRequest> offered;
  private final ShortMemory<String, RequestKey> ways;
  private final ShortMemory<RequestKey, ReceivedRequest> byes;
  private final ShortMemory<RequestKey, ReceivedRequest> others;
  private final Map<RequestKey, ReceivedRequest> waiting = new ConcurrentHashMap<>();
  private final LongAdder repeated = new LongAdder();

  @Inject
  ReceivedRequests(Clock clock, SipLimits limits) {
    int most = limits.requests();
    int ofOne = limits.callRequests();
    this.invites = new ShortMemory<>(clock, INVITE_LIFE, most, ofOne);
    this.offered = new ShortMemory<>(clock, INVITE_LIFE, most, most);
    this.ways = new ShortMemory<>(clock, INVITE_LIFE, most, most);
    this.byes = new ShortMemory<>(clock, LIFE, Integer.MAX_VALUE, BYES_OF_ONE_CALL);
    this.others = new ShortMemory<>(clock, LIFE, most, ofOne);
  }

  Arrival arrive(CallId call, Incoming in) {
    ShortMemory<RequestKey, ReceivedRequest> memory = memory(in.method());
    if (memory.add(call.toString(), in.key(), ReceivedRequest.of(in))) {
      return Arrival.FIRST;
    }
    if (memory.find(in.key()) == null) {
      return Arrival.TOO_MANY;
    }
    repeated.increment();
    return Arrival.REPEATED;
  }

  /** How many were repetitions so far. */
  long repeated() {
    return repeated.sum();
  }

  /**
   * An INVITE outside a dialog. Trunks are trusted to share the room that there is.
   *
   * @param invite as it is to be kept
   */
  Arrival arrive(Incoming in, ReceivedRequest invite) {
    if (!ways.add("", in.wayless(), in.key())) {
      RequestKey before = ways.find(in.wayless());
      if (before == null) {
        return Arrival.TOO_MANY;
      }
      return before.equals(in.key()) ? Arrival.REPEATED : Arrival.MERGED;
    }
    return offered.add("", in.key(), invite) ? Arrival.FIRST : Arrival.TOO_MANY;
  }

  /** Remembers an INVITE outside a dialog until it is released. There are no more than calls. */
  void keep(RequestKey key, ReceivedRequest invite) {
    waiting.put(key, invite);
  }

  /** It has its answer, and is remembered as others are from now on. */
  void release(RequestKey key) {
    ReceivedRequest invite = waiting.remove(key);
    if (invite != null) {
      offered.renew("", key, invite);
    }
  }

  /** How many INVITEs are remembered until they are released. */
  int waiting() {
    return waiting.size();
  }

  private ShortMemory<RequestKey, ReceivedRequest> memory(String method) {
    return switch (method) {
      case Request.INVITE -> invites;
      case Request.BYE -> byes;
      default -> others;
    };
  }

  @Nullable ReceivedRequest find(RequestKey key) {
    ReceivedRequest waits = waiting.get(key);
    if (waits != null) {
      return waits;
    }
    return Stream.of(invites, offered, byes, others)
        .map(memory -> memory.find(key))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
