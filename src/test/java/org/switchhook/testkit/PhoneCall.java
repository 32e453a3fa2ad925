package org.switchhook.testkit;

import java.net.InetSocketAddress;
import java.util.List;
import org.switchhook.sandbox.HeaderText;
import org.switchhook.sandbox.SipMessage;

/** A dialog of a scripted phone: tags, sequence numbers and routes stay in here. */
public final class PhoneCall {
  /** The fixed side of a dialog, as its first messages gave it. */
  record Peer(
      String callId,
      String local,
      String remote,
      String contact,
      List<String> routes,
      InetSocketAddress hop) {}

  private final SipPhone phone;
  private final Peer peer;
  private long cseq;
  private SipMessage lastRequest;

  PhoneCall(SipPhone phone, Peer peer) {
    this.phone = phone;
    this.peer = peer;
    this.cseq = 100;
  }

  PhoneCall(SipPhone phone, Peer peer, SipMessage invite) {
    this(phone, peer);
    this.cseq = invite.cseq();
    this.lastRequest = invite;
  }

  public String callId() {
    return peer.callId();
  }

  public void bye() {
    send(next("BYE"));
  }

  /** One DTMF digit as INFO. */
  public void info(char digit) {
    send(
        next("INFO")
            .withBody("application/dtmf-relay", "Signal=" + digit + "\r\nDuration=160\r\n"));
  }

  public void options() {
    send(next("OPTIONS"));
  }

  /** A re-INVITE with that description. */
  public void reinvite(String sdp) {
    send(next("INVITE").with("Contact", phone.contact()).withBody("application/sdp", sdp));
  }

  /** A REFER to that URI. */
  public void refer(String uri) {
    send(
        next("REFER")
            .with("Contact", phone.contact())
            .with("Refer-To", "<" + uri + ">")
            .with("Referred-By", "<" + HeaderText.uri(peer.local()) + ">"));
  }

  /** A REFER to that URI, to take this phone's place in another call of this phone. */
  public void refer(String uri, PhoneCall other) {
    String escaped = other.replaces().replace(";", "%3B").replace("=", "%3D").replace("@", "%40");
    refer(uri + "?Replaces=" + escaped + "&Require=replaces");
  }

  /** How an INVITE to the other side names this call (RFC 3891). */
  public String replaces() {
    return callId() + ";to-tag=" + tag(peer.remote()) + ";from-tag=" + tag(peer.local());
  }

  private static String tag(String party) {
    return HeaderText.parameter(party, "tag").orElseThrow();
  }

  /** News of what a REFER has asked this phone for: a status line without its version. */
  public void news(String status) {
    news("active;expires=60", status);
  }

  /** The last news. */
  public void lastNews(String status) {
    news("terminated;reason=noresource", status);
  }

  /** Any NOTIFY about a REFER. */
  public void news(String state, String status) {
    send(
        next("NOTIFY")
            .with("Contact", phone.contact())
            .with("Event", "refer")
            .with("Subscription-State", state)
            .withBody("message/sipfrag;version=2.0", "SIP/2.0 " + status + "\r\n"));
  }

  /** Expects news of what this phone's REFER has asked for, as it is told, and answers 200. */
  public IncomingRequest expectNews(String status) {
    IncomingRequest news = phone.expect("NOTIFY");
    news.ok();
    if (!news.message().body().equals("SIP/2.0 " + status + "\r\n")) {
      throw new AssertionError("news of " + status + ", not " + news.message().body());
    }
    return news;
  }

  /** ACK of the 2xx to the last INVITE of this phone. */
  public void ack() {
    phone.transmit(request("ACK", cseq), hop());
  }

  /** As above, with a description: the answer to the offer of the 2xx. */
  public void ack(String sdp) {
    phone.transmit(request("ACK", cseq).withBody("application/sdp", sdp), hop());
  }

  /** Any request of this dialog, ready to be changed and sent. */
  public SipMessage next(String method) {
    cseq++;
    return request(method, cseq);
  }

  public void send(SipMessage request) {
    lastRequest = request;
    phone.transmit(request, hop());
  }

  /** CANCEL of the last re-INVITE, sent although it may have its answer. */
  public void cancel() {
    SipMessage cancel =
        SipMessage.request("CANCEL", lastRequest.uri())
            .with("Via", lastRequest.value("Via"))
            .with("Max-Forwards", "70")
            .with("From", peer.local())
            .with("To", peer.remote())
            .with("Call-ID", peer.callId())
            .with("CSeq", lastRequest.cseq() + " CANCEL");
    phone.transmit(cancel, hop());
  }

  /** The last request once more, as if its response had been lost. */
  public void retransmit() {
    phone.transmit(lastRequest, hop());
  }

  private SipMessage request(String method, long number) {
    SipMessage request =
        SipMessage.request(method, HeaderText.uri(peer.contact()))
            .with("Via", phone.via())
            .with("Max-Forwards", "70")
            .with("From", peer.local())
            .with("To", peer.remote())
            .with("Call-ID", peer.callId())
            .with("CSeq", number + " " + method);
    for (String route : peer.routes()) {
      request = request.with("Route", route);
    }
    return request;
  }

  /** The first route or the peer's Contact; where the peer's messages came from if neither says. */
  private InetSocketAddress hop() {
    String uri = peer.routes().isEmpty() ? peer.contact() : peer.routes().get(0);
    return SipPhone.address(HeaderText.uri(uri), peer.hop());
  }
}
