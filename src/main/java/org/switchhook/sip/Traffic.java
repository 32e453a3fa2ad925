package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Counts the SIP messages that pass, and shows them to {@link Ladders}. Safe for use by many
 * threads; no method waits.
 */
@Singleton
public class Traffic implements Tap {
  /** What else a peer calls a method is not counted by its name: there is no end to such names. */
  private static final Set<String> METHODS =
      Set.of(
          "INVITE",
          "ACK",
          "BYE",
          "CANCEL",
          "INFO",
          "OPTIONS",
          "UPDATE",
          "PRACK",
          "REFER",
          "NOTIFY",
          "SUBSCRIBE",
          "MESSAGE",
          "REGISTER");

  /** Lies in a message that has been sent before. */
  private static final Object SENT = new Object();

  private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();
  private final LongAdder sentAgain = new LongAdder();
  private final ReceivedRequests received;
  private final Ladders ladders;

  /**
   * A sort of message.
   *
   * @param name method of a request, class of a response such as {@code 2xx}, or {@code other}
   */
  public record Kind(Way way, String name) {}

  /** From us, or to us. */
  public enum Way {
    SENT,
    RECEIVED
  }

  @Inject
  Traffic(ReceivedRequests received, Ladders ladders) {
    this.received = received;
    this.ladders = ladders;
  }

  @Override
  public void sent(SIPMessage message, String peer) {
    boolean again = message.getApplicationData() == SENT;
    message.setApplicationData(SENT);
    if (again) {
      sentAgain.increment();
    }
    count(Way.SENT, message);
    ladders.add(Way.SENT, message, peer, again);
  }

  void received(SIPMessage message) {
    count(Way.RECEIVED, message);
    ladders.add(Way.RECEIVED, message, peer(message), false);
  }

  private void count(Way way, SIPMessage message) {
    counts.computeIfAbsent(new Kind(way, name(message)), kind -> new LongAdder()).increment();
  }

  private static String peer(SIPMessage message) {
    InetAddress address = message.getPeerPacketSourceAddress();
    return address == null
        ? ""
        : address.getHostAddress() + ":" + message.getPeerPacketSourcePort();
  }

  private static String name(SIPMessage message) {
    if (message instanceof SIPResponse response) {
      return response.getStatusCode() / 100 + "xx";
    }
    String method = message instanceof SIPRequest request ? request.getMethod() : "";
    return METHODS.contains(method) ? method : "other";
  }

  /** Shows each sort of message and how many of it have passed, repetitions included. */
  public void forEach(BiConsumer<Kind, Long> reader) {
    counts.forEach((kind, count) -> reader.accept(kind, count.sum()));
  }

  /** How often a message was sent once more because nothing came back in time. */
  public long sentAgain() {
    return sentAgain.sum();
  }

  /** How often peers have repeated a request inside a dialog. */
  public long receivedAgain() {
    return received.repeated();
  }
}
