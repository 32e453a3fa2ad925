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

  /** Any request that says where this phone is, with header lines more. */
  public SipMessage renewing(String method, String... lines) {
    return IncomingRequest.with(next(method).with("Contact", phone.contact()), lines);
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
