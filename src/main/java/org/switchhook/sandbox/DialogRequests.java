package org.switchhook.sandbox;

import java.util.List;

/** Writes the requests of one side of a dialog as its callee (RFC 3261 12.1.1 and 12.2.1.1). */
final class DialogRequests {
  private final Station station;
  private final Hop hop;
  private final String callId;
  private final String from;
  private final String to;
  private final List<String> routes;
  private String target;
  private long cseq;

  DialogRequests(Station station, SipMessage invite, Hop hop, String tag) {
    this.station = station;
    this.hop = hop;
    this.callId = invite.callId();
    this.from = invite.value("To") + ";tag=" + tag;
    this.to = invite.value("From");
    this.routes = invite.headers("Record-Route");
    this.target = HeaderText.uri(invite.value("Contact"));
    this.cseq = 1L + station.ids().below(10_000);
  }

  /** The peer moved: a re-INVITE brought another Contact. */
  void moved(SipMessage request) {
    request.header("Contact").ifPresent(contact -> target = HeaderText.uri(contact));
  }

  /** A request with the next sequence number. */
  SipMessage next(String method) {
    cseq++;
    return numbered(method, cseq);
  }

  /** The ACK of the 2xx to our INVITE with that number. */
  SipMessage ack(long number) {
    return numbered("ACK", number);
  }

  /** Where requests of this dialog are sent: the first route, or the peer's Contact. */
  Hop hop() {
    return hop.towards(routes.isEmpty() ? target : HeaderText.uri(routes.get(0)));
  }

  private SipMessage numbered(String method, long number) {
    SipMessage request =
        SipMessage.request(method, target)
            .with("Via", station.via(hop))
            .with("Max-Forwards", "70")
            .with("From", from)
            .with("To", to)
            .with("Call-ID", callId)
            .with("CSeq", number + " " + method)
            .with("Contact", station.contact(hop))
            .with("User-Agent", SandboxTrunk.NAME);
    for (String route : routes) {
      request = request.with("Route", route);
    }
    return request;
  }
}
