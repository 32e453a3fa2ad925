package org.switchhook.testkit;

import java.net.InetSocketAddress;
import org.switchhook.sandbox.MediaSession;
import org.switchhook.sandbox.SipMessage;

/** An INVITE that a phone got, first or repeated in a dialog, and the dialog it leads to. */
public final class IncomingInvite extends IncomingRequest {
  private static final String SDP = "application/sdp";

  private final MediaSession session;
  private final PhoneCall call;

  IncomingInvite(SipPhone phone, SipMessage invite, InetSocketAddress from) {
    super(phone, invite, from);
    this.session = phone.session(invite.callId());
    this.call =
        phone.call(
            new PhoneCall.Peer(
                invite.callId(),
                response(180, "").value("To"),
                invite.value("From"),
                invite.value("Contact"),
                invite.headers("Record-Route"),
                from));
  }

  public void trying() {
    reply(100, "Trying");
  }

  public void ring() {
    provisional(180, "Ringing");
  }

  /** Any 1xx without a description. */
  public void provisional(int status, String reason) {
    send(withContact(response(status, reason)));
  }

  /** 183 with a description. */
  public void early() {
    send(withContact(response(183, "Session Progress")).withBody(SDP, description()));
  }

  /** 200 that accepts what was offered. */
  public PhoneCall answer() {
    return answer(description());
  }

  public PhoneCall answer(String sdp) {
    send(withContact(response(200, "OK")).withBody(SDP, sdp));
    return call;
  }

  /** 200 that accepts what was offered, with header lines more. */
  public PhoneCall answerWith(String... lines) {
    send(with(withContact(response(200, "OK")), lines).withBody(SDP, description()));
    return call;
  }

  /** 183 with a description that wants a PRACK (RFC 3262). */
  public void reliable(long rseq) {
    SipMessage early = withContact(response(183, "Session Progress"));
    send(with(early, "Require: 100rel", "RSeq: " + rseq).withBody(SDP, description()));
  }

  public void reject(int status, String reason) {
    reply(status, reason);
  }

  public void redirect(String contact) {
    send(response(302, "Moved Temporarily").with("Contact", "<" + contact + ">"));
  }

  /** 407; the challenge is everything behind {@code Digest}. */
  public void challenge(String challenge) {
    send(
        response(407, "Proxy Authentication Required")
            .with("Proxy-Authenticate", "Digest " + challenge));
  }

  /** The dialog of this call; its requests go out whatever has been answered. */
  public PhoneCall call() {
    return call;
  }

  public void bye() {
    call.bye();
  }

  /** What this phone says about media: the answer to the offer, or an offer when there was none. */
  public String description() {
    return message().hasDescription()
        ? session.answer(message().body()).orElseThrow(() -> new AssertionError("no offer to take"))
        : session.offer();
  }

  private SipMessage withContact(SipMessage response) {
    return response.with("Contact", phone.contact());
  }
}
