package org.switchhook.sandbox;

import java.util.function.Consumer;

/** A request of a simulated phone and its responses (RFC 3261 17.1). */
final class OwnRequest {
  private final Station station;
  private final SipMessage request;
  private final Hop hop;
  private final Consumer<SipMessage> whenFinal;
  private final Repeat repeat;

  private OwnRequest(Station station, SipMessage request, Hop hop, Consumer<SipMessage> whenFinal) {
    this.station = station;
    this.request = request;
    this.hop = hop;
    this.whenFinal = whenFinal;
    this.repeat =
        hop.stream()
            ? Repeat.limitOnly(station.pace(), this::forget)
            : Repeat.start(station.pace(), () -> station.send(request, hop), this::forget);
  }

  /**
   * Sends it, over UDP again until a response comes.
   *
   * @param whenFinal gets every copy of the final response; never called when none comes
   */
  static void send(Station station, SipMessage request, Hop hop, Consumer<SipMessage> whenFinal) {
    station.requests().put(request.branch(), new OwnRequest(station, request, hop, whenFinal));
    station.send(request, hop);
  }

  void answered(SipMessage response) {
    if (!response.method().equals(request.method())) {
      return;
    }
    if (response.status() < 200) {
      repeat.quiet();
      return;
    }
    repeat.stop();
    station.pace().after(Repeat.LIMIT, this::forget);
    if (request.method().equals("INVITE") && response.status() >= 300) {
      station.send(refusalAck(response), hop);
    }
    whenFinal.accept(response);
  }

  /** The ACK of a refusal belongs to the transaction of the INVITE (RFC 3261 17.1.1.3). */
  private SipMessage refusalAck(SipMessage response) {
    SipMessage ack =
        SipMessage.request("ACK", request.uri())
            .with("Via", request.value("Via"))
            .with("Max-Forwards", "70")
            .with("From", request.value("From"))
            .with("To", response.value("To"))
            .with("Call-ID", request.callId())
            .with("CSeq", request.cseq() + " ACK");
    for (String route : request.headers("Route")) {
      ack = ack.with("Route", route);
    }
    return ack;
  }

  private void forget() {
    station.requests().remove(request.branch());
  }
}
