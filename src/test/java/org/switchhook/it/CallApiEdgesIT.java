package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.it.CallApiPhones.hangUp;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** Callers who cannot be reached, and what a phone does by itself, named by feature ids. */
class CallApiEdgesIT {
  private static final String SDP = "application/sdp";

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("client", "server", "ann", "bob");

  private CallApiSocket client;
  private SipPhone ann;
  private SipPhone bob;

  @BeforeEach
  void connect() {
    client = CallApiSocket.local("current", flow.ladder());
    ann = SipPhone.udp("ann", flow.ladder());
    bob = SipPhone.udp("bob", flow.ladder());
  }

  @AfterEach
  void leave() {
    client.close();
    ann.close();
    bob.close();
  }

  private String start(String caller) {
    return client.command("CallStart", Map.of("caller", caller, "callee", bob.uri()));
  }

  @Test
  void c02_callerWhoDoesNotAnswerEndsTheStart() {
    String command = start(ann.uri());
    IncomingInvite ringing = ann.expectInvite();
    ringing.ring();
    assertThat(client.patientError(command))
        .isEqualTo("failed to establish initial call: 408 Request Timeout");
    ann.expectCancel().ok();
    ringing.reject(487, "Request Terminated");
    bob.expectQuiet();
  }

  @Test
  void c02_callerWhoCannotBeReachedEndsTheStart() {
    assertThat(client.patientError(start("sip:nobody@localhost:9")))
        .isEqualTo("failed to establish initial call: 408 Request Timeout");
    bob.expectQuiet();
  }

  @Test
  void s05_aPhonesHoldByUpdateAndAddressZeroStaysWhenOursEnds() {
    String command = start(ann.uri());
    PhoneCall leg = ann.expectInvite().answer(sdp(4000, "127.0.0.1"));
    ann.expectAck();
    IncomingInvite called = bob.expectInvite();
    called.answer(sdp(4002, "127.0.0.1"));
    agrees(ann, sdp(4000, "127.0.0.1"));
    bob.expectAck();
    client.untilEnded(command);

    String held = sdp(4000, "0.0.0.0");
    leg.send(leg.renewing("UPDATE").withBody(SDP, held));
    assertThat(agrees(bob, sdp(4002, "127.0.0.1"))).contains("a=sendonly", "m=audio 4000 ");
    assertThat(ann.expect200To("UPDATE").body()).contains("a=recvonly");

    String hold = client.command("CallHold", Map.of("callid", command));
    assertThat(agrees(ann, held)).contains("a=inactive");
    assertThat(agrees(bob, sdp(4002, "127.0.0.1"))).contains("a=inactive");
    client.untilEnded(hold);
    String unhold = client.command("CallUnhold", Map.of("callid", command));
    IncomingInvite asked = ann.expectReinvite();
    assertThat(asked.message().hasDescription()).isFalse();
    asked.answer(held);
    assertThat(agrees(bob, sdp(4002, "127.0.0.1"))).contains("a=sendonly");
    assertThat(ann.expectAck().message().body()).contains("a=recvonly");
    client.untilEnded(unhold);

    String end = client.command("CallEnd", Map.of("callid", command));
    List.of(ann, bob).forEach(phone -> hangUp(phone));
    client.expectDone(end);
  }

  /** What the phone was offered. */
  private static String agrees(SipPhone phone, String answer) {
    IncomingInvite offered = phone.expectReinvite();
    offered.answer(answer);
    phone.expectAck();
    return offered.message().body();
  }

  private static String sdp(int port, String address) {
    return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 "
        + address
        + "\r\nt=0 0\r\nm=audio "
        + port
        + " RTP/AVP 8\r\n";
  }
}
