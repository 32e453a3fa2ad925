package org.switchhook.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.switchhook.platform.Ids;

/** What all simulated phones of one running trunk share. Used on the simulator's thread only. */
final class Station {
  static final String ALLOW = "INVITE, ACK, CANCEL, BYE, INFO, OPTIONS";
  private static final Pattern ASKS_PORT = Pattern.compile(";[ \t]*rport[ \t]*(?=;|$)");

  private final Wire wire;
  private final Pace pace;
  private final Ids ids;
  private final Map<String, IncomingCall> calls = new HashMap<>();
  private final Map<String, PhoneDialog> dialogs = new HashMap<>();
  private final Map<String, OwnRequest> requests = new HashMap<>();

  Station(Wire wire, Pace pace, Ids ids) {
    this.wire = wire;
    this.pace = pace;
    this.ids = ids;
  }

  Pace pace() {
    return pace;
  }

  Ids ids() {
    return ids;
  }

  /** INVITE transactions by Call-ID and branch. */
  Map<String, IncomingCall> calls() {
    return calls;
  }

  /** Answered calls by Call-ID and our tag. */
  Map<String, PhoneDialog> dialogs() {
    return dialogs;
  }

  /** Our own requests by branch, until their time is over. */
  Map<String, OwnRequest> requests() {
    return requests;
  }

  String host() {
    return wire.address().getAddress().getHostAddress();
  }

  /** Contact of every simulated phone. */
  String contact(Hop hop) {
    return "<sip:sandbox@" + sentBy() + ";transport=" + (hop.stream() ? "tcp" : "udp") + ">";
  }

  String via(Hop hop) {
    return "SIP/2.0/"
        + hop.transport()
        + " "
        + sentBy()
        + ";branch=z9hG4bK"
        + ids.next()
        + ";rport";
  }

  private String sentBy() {
    return host() + ":" + wire.address().getPort();
  }

  /** The request with the address it came from in its top Via (RFC 3261 18.2.1, RFC 3581). */
  static SipMessage stamped(SipMessage request, Hop from) {
    String via = request.value("Via");
    String top = HeaderText.list(via).get(0);
    String source = ";received=" + from.address().getAddress().getHostAddress();
    String seen = ASKS_PORT.matcher(top).replaceFirst(";rport=" + from.address().getPort());
    return request.replacing("Via", seen + source + via.substring(top.length()));
  }

  /** Sends a response where its top Via says (RFC 3261 18.2.2), that many times. */
  void respond(SipMessage response, Hop from, int copies) {
    SipMessage named = response.with("Server", SandboxTrunk.NAME);
    for (int i = 0; i < copies; i++) {
      wire.send(named, back(response, from));
    }
  }

  private static Hop back(SipMessage response, Hop from) {
    String via = response.headers("Via").get(0);
    if (from.stream() || HeaderText.parameter(via, "rport").isPresent()) {
      return from;
    }
    String sentBy = via.substring(via.indexOf(' ') + 1).split(";", 2)[0].strip();
    String port = sentBy.contains(":") ? sentBy.substring(sentBy.lastIndexOf(':') + 1) : "5060";
    return from.towards("sip:" + from.address().getAddress().getHostAddress() + ":" + port);
  }

  void send(SipMessage request, Hop to) {
    wire.send(request, to);
  }
}
