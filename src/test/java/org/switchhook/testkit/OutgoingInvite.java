package org.switchhook.testkit;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.switchhook.sandbox.SipMessage;

/** An INVITE that a phone sent, from its first copy to the answers it brings. */
public final class OutgoingInvite {
  private final SipPhone phone;
  private final InetSocketAddress hop;
  private SipMessage invite;
  private SipMessage lastResponse;

  OutgoingInvite(SipPhone phone, SipMessage invite, InetSocketAddress hop) {
    this.phone = phone;
    this.invite = invite;
    this.hop = hop;
    phone.transmit(invite, hop);
  }

  public String callId() {
    return invite.callId();
  }

  /** The response with that status; a refusal is acknowledged at once. */
  public SipMessage expect(int status) {
    return expect(status, phone.patience());
  }

  public SipMessage expect(int status, Duration deadline) {
    return expect("" + status, r -> r.status() == status, deadline);
  }

  /** The status of the final response, whatever it is; a refusal is acknowledged at once. */
  public int expectFinal() {
    return expect("final response", r -> r.status() >= 200, phone.patience()).status();
  }

  private SipMessage expect(String what, Predicate<SipMessage> fits, Duration deadline) {
    lastResponse = phone.expectResponse(what, r -> fits.test(r) && isMine(r), deadline);
    if (lastResponse.status() >= 300) {
      phone.transmit(transactional("ACK").replacing("To", lastResponse.value("To")), hop);
    }
    return lastResponse;
  }

  private boolean isMine(SipMessage response) {
    return response.method().equals("INVITE") && response.branch().equals(invite.branch());
  }

  /** The next 200; of a fork each is a call of its own. It is not acknowledged yet. */
  public PhoneCall expectAnswer() {
    return expectAnswer(phone.patience());
  }

  public PhoneCall expectAnswer(Duration deadline) {
    expect(200, deadline);
    return answered();
  }

  /** The call that the 200 expected last has set up. It is not acknowledged yet. */
  public PhoneCall answered() {
    SipMessage ok = lastResponse;
    List<String> routes = new ArrayList<>(ok.headers("Record-Route"));
    Collections.reverse(routes);
    PhoneCall.Peer peer =
        new PhoneCall.Peer(
            invite.callId(),
            invite.value("From"),
            ok.value("To"),
            ok.value("Contact"),
            routes,
            hop);
    return new PhoneCall(phone, peer, invite);
  }

  /** The response that was expected last. */
  public SipMessage lastResponse() {
    return lastResponse;
  }

  /** The INVITE as it was sent last. */
  public SipMessage message() {
    return invite;
  }

  public void cancel() {
    phone.transmit(transactional("CANCEL"), hop);
  }

  /** The same INVITE again with the digest that the last response asked for. */
  public void authorize(String user, String password) {
    String answer =
        DigestAnswer.to(lastResponse.value("Proxy-Authenticate"), invite.uri(), user, password);
    invite =
        invite
            .replacing("Via", phone.via())
            .replacing("CSeq", (invite.cseq() + 1) + " INVITE")
            .replacing("Proxy-Authorization", answer);
    phone.transmit(invite, hop);
  }

  /** The INVITE once more, as if no response had come. */
  public void retransmit() {
    phone.transmit(invite, hop);
  }

  /** A request of the INVITE's own transaction: same branch, same number. */
  private SipMessage transactional(String method) {
    return SipMessage.request(method, invite.uri())
        .with("Via", invite.value("Via"))
        .with("Max-Forwards", "70")
        .with("From", invite.value("From"))
        .with("To", invite.value("To"))
        .with("Call-ID", invite.callId())
        .with("CSeq", invite.cseq() + " " + method);
  }
}
