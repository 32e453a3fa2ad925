package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
 * A phone takes the place of another in a call between two, by INVITE with Replaces (RFC 3891).
 * Tests are named after the feature that they show. Ladders in docs/flows.
 */
class TakeOverIT {
  @RegisterExtension
  final LadderExtension flow = new LadderExtension("client", "server", "ann", "ben", "cid");

  private CallApiSocket client;
  private SipPhone ann;
  private SipPhone ben;
  private SipPhone cid;

  /** Ben's leg. */
  private PhoneCall leg;

  private String callid;

  @BeforeEach
  void call() {
    client = CallApiSocket.local("current", flow.ladder());
    ann = SipPhone.udp("ann", flow.ladder());
    ben = SipPhone.udp("ben", flow.ladder());
    cid = SipPhone.udp("cid", flow.ladder());
    String command = client.command("CallStart", Map.of("caller", ann.uri(), "callee", ben.uri()));
    ann.expectInvite().answer(sdp(4000) + "a=inactive\r\n");
    ann.expectAck();
    IncomingInvite second = ben.expectInvite();
    leg = second.answer(sdp(4002));
    agrees(ann, 4000, 4002);
    expectMedia(ben.expectAck().message().body(), 4000);
    List<JsonNode> told = client.untilEnded(command);
    callid = told.get(2).at("/params/data/callid").asText();
  }

  @AfterEach
  void leave() {
    for (SipPhone phone : List.of(ann, ben, cid)) {
      phone.close();
    }
    client.close();
  }

  private static String us() {
    return "sip:someone@127.0.0.1:" + Integer.getInteger("switchhook.it.sip");
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

  private static void agrees(SipPhone phone, int port, int other) {
    IncomingInvite offered = phone.expectReinvite();
    expectMedia(offered.message().body(), other);
    offered.answer(sdp(port));
    phone.expectAck();
  }

  private OutgoingInvite replacing(SipPhone phone, String replaces) {
    return phone.invite(
        phone
            .outside("INVITE", us())
            .with("Require", "replaces")
            .with("Replaces", replaces)
            .withBody("application/sdp", sdp(4004)));
  }

  private void end() {
    String command = client.command("CallEnd", Map.of("callid", callid));
    ann.expectBye().ok();
    client.untilEnded(command);
  }

  @Test
  void s09_matchJoinsTheNewcomerAndEndsTheOldLeg() {
    OutgoingInvite invite = replacing(cid, leg.replaces());
    agrees(ann, 4000, 4004);
    PhoneCall newcomer = invite.expectAnswer();
    expectMedia(invite.lastResponse().body(), 4000);
    assertThat(ben.count("BYE")).isZero();
    newcomer.ack();
    ben.expectBye().ok();
    newcomer.bye();
    cid.expect200To("BYE");

    ann.expectBye().ok();
  }

  @Test
  void s09_newcomerWithoutAnOfferAnswersThatOfTheOther() {
    OutgoingInvite invite =
        cid.invite(cid.outside("INVITE", us()).with("Replaces", leg.replaces()));
    ann.expectReinvite().answer(sdp(4000));
    PhoneCall newcomer = invite.expectAnswer();
    expectMedia(invite.lastResponse().body(), 4000);
    newcomer.ack(sdp(4004));
    expectMedia(ann.expectAck().message().body(), 4004);
    ben.expectBye().ok();
    String command = client.command("CallEnd", Map.of("callid", newcomer.callId()));
    ann.expectBye().ok();
    cid.expectBye().ok();

    client.expectDone(command);
  }

  @Test
  void s09_unknownDialogIs481() {
    replacing(cid, "nothing@nowhere;to-tag=1;from-tag=2").expect(481);
    replacing(cid, leg.replaces().replaceFirst("from-tag=[^;]+", "from-tag=other")).expect(481);
    ben.expectQuiet();
    end();
  }

  @Test
  void s09_whoCallsFromElsewhereGets481() {
    try (SipPhone pbx = SipPhone.at("127.0.0.2", "cid", flow.ladder())) {
      replacing(pbx, leg.replaces()).expect(481);
    }
    ben.expectQuiet();
    end();
  }

  @Test
  void s09_endedDialogIs603() {
    end();
    ben.expectBye().ok();

    replacing(cid, leg.replaces()).expect(603);
  }

  @Test
  void s09_earlyOnlyOfAnAnsweredDialogIs486() {
    replacing(cid, leg.replaces() + ";early-only").expect(486);
    ben.expectQuiet();
    end();
  }

  @Test
  void s09_twoReplacesAre400() {
    SipMessage two =
        cid.outside("INVITE", us())
            .with("Replaces", leg.replaces())
            .with("Replaces", leg.replaces())
            .withBody("application/sdp", sdp(4004));
    cid.invite(two).expect(400);
    ben.expectQuiet();
    end();
  }

  @Test
  void s09_refusalOfTheOtherLeavesTheCallAsItWas() {
    OutgoingInvite invite = replacing(cid, leg.replaces());
    ann.expectReinvite().reject(488, "Not Acceptable Here");
    ann.expectAck();
    invite.expect(488);
    ben.expectQuiet();
    end();
  }

  @Test
  void s09_newcomerWhoCancelsLeavesTheCallAsItWas() {
    OutgoingInvite invite = replacing(cid, leg.replaces());
    IncomingInvite offered = ann.expectReinvite();
    invite.cancel();
    invite.expect(487);
    offered.answer(sdp(4000));
    ann.expectAck();
    IncomingInvite back = ben.expectReinvite();
    back.answer(sdp(4002));
    agrees(ann, 4000, 4002);
    expectMedia(ben.expectAck().message().body(), 4000);
    end();
  }
}
