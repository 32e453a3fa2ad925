package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.switchhook.sandbox.SipMessage;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.LadderExtension;
import org.switchhook.testkit.OutgoingInvite;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/**
 * Calls of a PBX that go on with this server between the parties. Pat calls from the PBX; Ben is
 * where its calls go on. Ladders in docs/flows.
 */
class PassThroughIT {
  private static final String PBX = "127.0.0.2";
  private static final String STRICT = "127.0.0.3";
  private static final int CALLEE = Integer.getInteger("switchhook.it.callee");
  private static final int OTHER = Integer.getInteger("switchhook.it.other");

  @RegisterExtension
  final LadderExtension flow = new LadderExtension("client", "pat", "server", "ben", "cid");

  private SipPhone pat;
  private SipPhone ben;

  @BeforeEach
  void phones() {
    pat = SipPhone.at(PBX, "pat", flow.ladder());
    ben = SipPhone.udp("ben", CALLEE, flow.ladder());
  }

  @AfterEach
  void leave() {
    pat.close();
    ben.close();
  }

  private static String us(String user) {
    return "sip:" + user + "@127.0.0.1:" + Integer.getInteger("switchhook.it.sip");
  }

  private static String sdp(int port) {
    return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
        + port
        + " RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";
  }

  private static void expectMedia(String text, int port) {
    assertThat(text.lines().filter(line -> line.startsWith("m=")))
        .containsExactly("m=audio " + port + " RTP/AVP 8 101");
  }

  /** An answered call. */
  private record Joined(PhoneCall pat, PhoneCall ben) {}

  private Joined join() {
    OutgoingInvite invite = pat.invite(us("ben"), sdp(4000));
    IncomingInvite rings = ben.expectInvite();
    expectMedia(rings.message().body(), 4000);
    rings.ring();
    invite.expect(180);
    PhoneCall callee = rings.answer(sdp(4002));
    PhoneCall caller = invite.expectAnswer();
    expectMedia(invite.lastResponse().body(), 4002);
    ben.expectAck();
    caller.ack();
    return new Joined(caller, callee);
  }

  private CallApiSocket client() {
    return CallApiSocket.local("current", flow.ladder());
  }

  @Test
  void callerShouldReachTheCalleeAndHangUp() {
    Joined call = join();
    assertThat(call.pat.callId()).isNotEqualTo(call.ben.callId());
    call.pat.bye();
    pat.expect200To("BYE");

    ben.expectBye().ok();
  }

  @Test
  void calleeShouldHangUpToo() {
    Joined call = join();
    call.ben.bye();
    ben.expect200To("BYE");

    pat.expectBye().ok();
  }

  @Test
  void calleeShouldSeeTheCallerAndOneHopLess() {
    SipMessage asked =
        pat.outside("INVITE", us("ben"))
            .replacing("Max-Forwards", "12")
            .withBody("application/sdp", sdp(4000));
    OutgoingInvite invite = pat.invite(asked);
    IncomingInvite rings = ben.expectInvite();
    assertThat(rings.message().value("Max-Forwards")).isEqualTo("11");
    assertThat(rings.message().value("From")).contains("sip:pat@" + PBX);
    assertThat(rings.message().uri()).startsWith("sip:ben@127.0.0.1:" + CALLEE);
    rings.reject(603, "Not For You");
    ben.expectAck();
    SipMessage refusal = invite.expect(603);

    assertThat(refusal.title()).isEqualTo("603 Not For You");
    SipMessage last =
        pat.outside("INVITE", us("ben"))
            .replacing("Max-Forwards", "0")
            .withBody("application/sdp", sdp(4000));
    pat.invite(last).expect(483);
    ben.expectQuiet();
  }

  @Test
  void busyCalleeShouldMakeTheCallBusy() {
    OutgoingInvite invite = pat.invite(us("ben"), sdp(4000));
    ben.expectInvite().reject(486, "Busy Here");
    ben.expectAck();

    invite.expect(486);
  }

  @Test
  void callerWhoCancelsShouldStopTheRinging() {
    OutgoingInvite invite = pat.invite(us("ben"), sdp(4000));
    IncomingInvite rings = ben.expectInvite();
    rings.ring();
    invite.expect(180);
    invite.retransmit();
    pat.expectCount("180", 2);
    invite.cancel();
    pat.expect200To("CANCEL");
    invite.expect(487);
    ben.expectCancel().ok();
    rings.reject(487, "Request Terminated");
    ben.expectAck();

    assertThat(pat.count("200")).as("answers, to CANCEL alone").isEqualTo(1);
  }

  @Test
  void answerThatCrossesTheCancelShouldBeEnded() {
    OutgoingInvite invite = pat.invite(us("ben"), sdp(4000));
    IncomingInvite rings = ben.expectInvite();
    rings.ring();
    invite.expect(180);
    invite.cancel();
    invite.expect(487);
    ben.expectCancel().ok();
    rings.answer(sdp(4002));
    ben.expectAck();

    ben.expectBye().ok();
  }

  @Test
  void earlyMediaShouldReachTheCallerOnce() {
    OutgoingInvite invite = pat.invite(us("ben"), sdp(4000));
    IncomingInvite rings = ben.expectInvite();
    rings.early();
    SipMessage early = invite.expect(183);
    assertThat(early.hasDescription()).isTrue();
    assertThat(early.value("Contact")).contains("127.0.0.1");
    rings.early();
    rings.answer();
    PhoneCall caller = invite.expectAnswer();
    assertThat(invite.lastResponse().body()).isEqualTo(early.body());
    ben.expectAck();
    caller.ack();
    assertThat(pat.count("183")).isEqualTo(1);
    caller.bye();

    ben.expectBye().ok();
  }

  @Test
  void callWithoutAnOfferShouldGetTheCallees() {
    OutgoingInvite invite = pat.inviteWithoutOffer(us("ben"));
    IncomingInvite rings = ben.expectInvite();
    assertThat(rings.message().hasDescription()).isFalse();
    rings.answer(sdp(4002));
    PhoneCall caller = invite.expectAnswer();
    expectMedia(invite.lastResponse().body(), 4002);
    caller.ack(sdp(4000));
    expectMedia(ben.expectAck().message().body(), 4000);
    caller.bye();

    ben.expectBye().ok();
  }

  @Test
  void whatPolicyForbidsShouldSendNoInvite() {
    try (SipPhone strict = SipPhone.at(STRICT, "pat", flow.ladder());
        SipPhone carrier = SipPhone.udp("carrier", OTHER, flow.ladder())) {
      strict.invite(us("+499001234567"), sdp(4000)).expect(403);
      strict.invite(us("112"), sdp(4000)).expect(403);
      strict.invite(us("no%20number"), sdp(4000)).expect(404);
      carrier.expectQuiet();

      OutgoingInvite allowed = strict.invite(us("+493023125042"), sdp(4000));
      IncomingInvite rings = carrier.expectInvite();
      assertThat(rings.message().value("From")).doesNotContain("pat");
      rings.reject(480, "Nobody There");
      allowed.expect(480);
    }
  }

  @Test
  void holdOfAPhoneShouldReachTheOther() {
    Joined call = join();
    call.pat.reinvite(sdp(4000) + "a=sendonly\r\n");
    IncomingInvite held = ben.expectReinvite();
    assertThat(held.message().body()).contains("a=sendonly");
    held.answer(sdp(4002) + "a=recvonly\r\n");
    ben.expectAck();
    pat.expect200To("INVITE");
    call.pat.ack();
    call.pat.info('7');
    pat.expect200To("INFO");
    ben.expectInfo().ok();
    call.pat.bye();

    ben.expectBye().ok();
  }

  @Test
  void callShouldBeCommandedByItsOwnCallId() {
    try (SipPhone cid = SipPhone.udp("cid", flow.ladder());
        CallApiSocket client = client()) {
      Joined call = join();
      String id = call.pat.callId();
      String hold = client.command("CallHold", Map.of("callid", id));
      for (SipPhone phone : List.of(pat, ben)) {
        IncomingInvite held = phone.expectReinvite();
        assertThat(held.message().body()).contains("a=inactive");
        held.answer(sdp(phone == pat ? 4000 : 4002) + "a=inactive\r\n");
        phone.expectAck();
      }
      client.untilEnded(hold);

      String moved =
          client.command(
              "CallBlindTransfer", Map.of("callid", id, "leg", "caller", "destination", cid.uri()));
      IncomingInvite target = cid.expectInvite();
      target.ring();
      target.answer(sdp(4004));
      IncomingInvite joins = pat.expectReinvite();
      expectMedia(joins.message().body(), 4004);
      joins.answer(sdp(4000));
      pat.expectAck();
      expectMedia(cid.expectAck().message().body(), 4000);
      ben.expectBye().ok();
      client.untilEnded(moved);

      String end = client.command("CallEnd", Map.of("callid", id));
      pat.expectBye().ok();
      cid.expectBye().ok();
      client.expectDone(end);
    }
  }

  @Test
  void ringingCallShouldBeEndedByItsCallId() {
    try (CallApiSocket client = client()) {
      OutgoingInvite invite = pat.invite(us("ben"), sdp(4000));
      IncomingInvite rings = ben.expectInvite();
      rings.ring();
      invite.expect(180);
      String end = client.command("CallEnd", Map.of("callid", invite.callId()));
      ben.expectCancel().ok();
      rings.reject(487, "Request Terminated");
      invite.expect(480);

      client.untilEnded(end);
    }
  }
}
