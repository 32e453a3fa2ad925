package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.call.Effect;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.Input;
import org.switchhook.call.PeerTerms;
import org.switchhook.call.Refresher;
import org.switchhook.trunk.Trunk;

/** INVITEs of a trunk outside any dialog, seen at the wire. */
class OfferedInviteTest {
  private static final CallId CALL = new CallId("call-1");
  private static final Trunk TRUNK =
      new Trunk(new TrunkId("main"), "127.0.0.1", 5060, "udp", "x", "us", null, null, null);
  private static final String OFFER =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n";
  private static final String SDP = RawPeer.body("application/sdp", OFFER);

  private SipFixture sip;
  private UdpPeer peer;

  @BeforeEach
  void start() throws IOException {
    sip = new SipFixture(TRUNK).started();
    peer = new UdpPeer(sip.port);
  }

  @AfterEach
  void stop() {
    peer.close();
    sip.close();
  }

  private String contact() {
    return "Contact: <" + peer.uri() + ">\r\n";
  }

  private String invite(String branch) {
    return peer.outside("INVITE", branch, contact() + SDP);
  }

  /** Answers as the call would. */
  private void answer(IncomingCall call) {
    sip.calls.live(CALL, call.dialog());
    Dialog dialog = call.dialog();
    sip.signalling.send(
        CALL, call.trunk(), new Effect.Respond(call.invite(), 200, dialog.local(), false));
  }

  private static String own(String method, String invite, String to) {
    return invite
        .substring(0, invite.indexOf("Contact:"))
        .replaceFirst("^INVITE", method)
        .replace("1 INVITE", "1 " + method)
        .replaceFirst("To: [^\r]*", "To: " + to)
        .concat("Content-Length: 0\r\n\r\n");
  }

  private static String cancel(String invite) {
    return own("CANCEL", invite, "<sip:someone@127.0.0.1>");
  }

  @Test
  void inviteShouldBeTriedAndOfferedWithTheDialogThatItOpens() throws Exception {
    String routes = "Record-Route: <sip:p1.example;lr>, <sip:p2.example;lr>\r\n";
    peer.send(
        peer.outside("INVITE", "z9hG4bKi1", routes + "Switchhook-Pin: 2468\r\n" + contact() + SDP));
    assertThat(peer.response(100).header("To")).doesNotContain("tag");
    IncomingCall call = sip.handler.next().call();
    assertThat(call.target()).isEqualTo("someone");
    assertThat(call.pin()).isEqualTo("2468");
    assertThat(call.offered()).isTrue();
    assertThat(call.caller().user()).isEqualTo("stranger");
    Dialog dialog = call.dialog();
    assertThat(dialog.remoteTag()).isEqualTo("s1");
    assertThat(dialog.remoteTarget()).isEqualTo(peer.uri());
    assertThat(dialog.remoteUri()).isEqualTo("sip:stranger@example.org");
    assertThat(dialog.localUri()).isEqualTo("sip:someone@127.0.0.1");
    assertThat(dialog.routeSet()).containsExactly("sip:p1.example;lr", "sip:p2.example;lr");
    assertThat(dialog.remoteCseq()).isEqualTo(1);
    assertThat(dialog.local().text()).contains("m=audio 9 RTP/AVP 8", "a=inactive");
    answer(call);

    Heard ok = peer.response(200);
    assertThat(ok.parameter("To", "tag")).isEqualTo(dialog.localTag());
    assertThat(String.join(",", ok.headers("Record-Route")).replace(" ", ""))
        .isEqualTo("<sip:p1.example;lr>,<sip:p2.example;lr>");
    assertThat(ok.header("Contact")).contains("127.0.0.1:" + sip.port);
    assertThat(ok.body()).contains("a=inactive");
  }

  @Test
  void repeatedInviteShouldBeTriedAgainAndOfferedOnce() throws Exception {
    peer.send(invite("z9hG4bKi2"));
    peer.response(100);
    peer.send(invite("z9hG4bKi2"));
    peer.response(100);
    answer(sip.handler.next().call());
    Heard ok = peer.response(200);

    assertThat(peer.repeat(invite("z9hG4bKi2"), 200).text()).isEqualTo(ok.text());
    assertThat(sip.handler.waiting()).isZero();
  }

  @Test
  void cancelBeforeTheAnswerShouldEndTheInviteAndTellTheCallThatComesLater() throws Exception {
    String invite = invite("z9hG4bKi3");
    peer.send(invite);
    peer.response(100);
    OfferedCalls.Offered offered = sip.handler.next();
    assertThat(offered.reply().isWithdrawn()).isFalse();
    peer.send(cancel(invite));
    assertThat(peer.response(200).header("CSeq")).isEqualTo("1 CANCEL");
    Heard terminated = peer.response(487);
    assertThat(terminated.header("CSeq")).isEqualTo("1 INVITE");
    assertThat(offered.reply().isWithdrawn()).isTrue();
    offered.reply().refuse(404, null);
    answer(offered.call());

    sip.calls.next(Input.Withdrawn.class);
    peer.send(own("ACK", invite, terminated.header("To")));
    peer.hearsNothing(200);
  }

  @Test
  void cancelAfterTheAnswerShouldChangeNothing() throws Exception {
    String invite = invite("z9hG4bKi4");
    peer.send(invite);
    peer.response(100);
    answer(sip.handler.next().call());
    Heard ok = peer.response(200);
    peer.send(cancel(invite));
    assertThat(peer.response(200).header("CSeq")).isEqualTo("1 CANCEL");
    peer.send(
        own("ACK", invite.replace(";branch=z9hG4bKi4", ";branch=z9hG4bKi4a"), ok.header("To")));

    Input.AckReceived ack = sip.calls.next(Input.AckReceived.class);
    assertThat(ack.cseq()).isEqualTo(1);
    assertThat(ack.answer()).isNull();
    peer.hearsNothing(200);
  }

  @Test
  void cancelOfAnotherInviteShouldGet481() throws Exception {
    peer.send(cancel(invite("z9hG4bKi5")));
    peer.response(481);
  }

  @Test
  void refusalShouldBeRepeatedUntilItsAck() throws Exception {
    String invite = invite("z9hG4bKi6");
    peer.send(invite);
    peer.response(100);
    sip.handler.next().reply().refuse(480, Duration.ofMinutes(10));
    Heard refusal = peer.response(480);
    assertThat(refusal.header("Retry-After")).isEqualTo("600");
    sip.time.advance(Duration.ofMillis(500));
    assertThat(peer.response(480).text()).isEqualTo(refusal.text());
    sip.time.advance(Duration.ofSeconds(1));
    peer.response(480);
    peer.send(own("ACK", invite, refusal.header("To")));
    peer.send(peer.outside("OPTIONS", "z9hG4bKi6o", "")); // its answer says that the ACK was read
    peer.response(200);
    peer.hearsNothing(100);
    sip.time.advance(Duration.ofMinutes(1));

    peer.hearsNothing(200);
    assertThat(sip.time.timers()).isZero();
  }

  @Test
  void refusalWithoutAnAckShouldBeGivenUpAfter64T1() throws Exception {
    peer.send(invite("z9hG4bKi7"));
    peer.response(100);
    sip.handler.next().reply().refuse(404, null);
    sip.time.advance(Duration.ofMinutes(1));

    assertThat(sip.time.timers()).isZero();
    for (int copy = 0; copy < 11; copy++) { // 0, 0.5, 1.5, 3.5, 7.5, ... 31.5 s
      peer.response(404);
    }
    peer.hearsNothing(200);
  }

  @Test
  void answerToOurOfferShouldBeReadFromTheAck() throws Exception {
    String invite = peer.outside("INVITE", "z9hG4bKi8", contact());
    peer.send(invite);
    peer.response(100);
    IncomingCall call = sip.handler.next().call();
    assertThat(call.offered()).isFalse();
    answer(call);
    Heard ok = peer.response(200);
    String ack =
        own("ACK", invite.replace(";branch=z9hG4bKi8", ";branch=z9hG4bKi8a"), ok.header("To"));
    peer.send(ack.replace("Content-Length: 0\r\n\r\n", SDP));

    assertThat(sip.calls.next(Input.AckReceived.class).answer()).isEqualTo(OFFER);
  }

  @ParameterizedTest
  @CsvSource({
    "400, '', application/sdp, v=0",
    "400, 'Contact: <tel:123>', '', ''",
    "400, 'Contact: <sip:%s@x>', '', ''",
    "415, 'Contact: <sip:a@b>', text/plain, hello",
    "415, 'Contact: <sip:a@b>', multipart/mixed, hello",
    "488, 'Contact: <sip:a@b>', application/sdp, nonsense",
    "420, 'Require: precondition', '', ''",
    "422, 'Session-Expires: 60', '', ''"
  })
  void unfitInviteShouldBeRefusedAndNotOffered(int code, String header, String type, String body)
      throws Exception {
    String long1000 = "x".repeat(1100);
    String contact = code == 422 ? contact() : "";
    String line = header.isEmpty() ? "" : contact + header.replace("%s", long1000) + "\r\n";
    String rest = type.isEmpty() ? "Content-Length: 0\r\n\r\n" : RawPeer.body(type, body);
    String branch = "z9hG4bKu" + Integer.toHexString((code + header + type).hashCode());
    peer.send(peer.outside("INVITE", branch, line + rest));

    Heard refusal = peer.response(code);
    assertThat(refusal.header("To")).contains(";tag=");
    assertThat(sip.handler.waiting()).isZero();
  }

  @Test
  void tooShortASessionShouldBeToldWhatWeTake() throws Exception {
    peer.send(peer.outside("INVITE", "z9hG4bKi10", contact() + "x: 89;refresher=uac\r\n" + SDP));

    Heard refusal = peer.response(422);
    assertThat(refusal.firstLine()).isEqualTo("SIP/2.0 422 Session Interval Too Small");
    assertThat(refusal.header("Min-SE")).isEqualTo("90");
  }

  @Test
  void extensionsThatWeHaveMayBeRequiredAndTheSessionIsRead() throws Exception {
    String more = "Require: 100rel\r\nRequire: timer\r\nSession-Expires: 120;Refresher=UAC\r\n";
    peer.send(peer.outside("INVITE", "z9hG4bKi11", contact() + more + "Min-SE: 100\r\n" + SDP));
    peer.response(100);

    PeerTerms terms = sip.handler.next().call().terms();
    assertThat(terms).isEqualTo(new PeerTerms(true, 120, Refresher.UAC, 100, null, -1));
  }

  @Test
  void unsupportedContentShouldBeToldWhatWeTake() throws Exception {
    peer.send(peer.outside("INVITE", "z9hG4bKi9", contact() + RawPeer.body("text/plain", "hello")));
    assertThat(peer.response(415).header("Accept")).contains("application/sdp");
  }

  @Test
  void strangersInviteShouldGetNothingWhereStrangersAreDropped() throws Exception {
    sip.close();
    Trunk elsewhere =
        new Trunk(new TrunkId("main"), "192.0.2.1", 5060, "udp", "x", "us", null, null, null);
    sip =
        new SipFixture(
            elsewhere,
            SipFixture.freePort(),
            SipFixture.limits(100, 100),
            java.nio.file.Files.createTempDirectory("sip"),
            "drop");
    sip.started();
    peer.close();
    peer = new UdpPeer(sip.port);
    for (String more : List.of(contact() + SDP, "Require: 100rel\r\n", "")) {
      peer.send(peer.outside("INVITE", "z9hG4bKd" + more.length(), more));
    }
    peer.hearsNothing(300);
    assertThat(sip.handler.waiting()).isZero();
    assertThat(sip.time.timers()).isZero();
  }

  @Test
  void inviteShouldBeToldToComeLaterWhenTooManyAreRemembered() throws Exception {
    sip.close();
    sip = new SipFixture(TRUNK, SipFixture.freePort(), SipFixture.limits(1, 1)).started();
    peer.close();
    peer = new UdpPeer(sip.port);
    peer.send(invite("z9hG4bKm1"));
    peer.response(100);
    peer.send(invite("z9hG4bKm2"));

    assertThat(peer.response(503).header("Retry-After")).isEqualTo("5");
  }

  /** It is released on the lane that sends, perhaps after the peer has heard. */
  private void expectNoneWaiting() {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (sip.received.waiting() > 0) {
      assertThat(System.nanoTime()).as("an INVITE is remembered still").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private IncomingCall waits(String invite) throws Exception {
    peer.send(invite);
    peer.response(100);
    IncomingCall call = sip.handler.next().call();
    sip.calls.live(CALL, call.dialog());
    sip.signalling.send(CALL, call.trunk(), new Effect.Await(call.invite()));
    return call;
  }

  private void send(IncomingCall call, Effect.Sip effect) {
    sip.signalling.send(CALL, call.trunk(), effect);
  }

  @Test
  void inviteThatWaitsShouldBeTriedAndAnsweredHoweverLongItTakes() throws Exception {
    String invite = invite("z9hG4bKw1");
    IncomingCall call = waits(invite);
    send(call, new Effect.Provisional(call.invite(), 183, call.dialog().local()));
    Heard early = peer.response(183);
    assertThat(early.parameter("To", "tag")).isEqualTo(call.dialog().localTag());
    assertThat(early.header("Contact")).contains("127.0.0.1:" + sip.port);
    assertThat(early.body()).contains("m=audio");
    sip.time.advance(Duration.ofMinutes(3));
    assertThat(peer.repeat(invite, 183).text()).isEqualTo(early.text());
    answer(call);
    peer.response(200);
    expectNoneWaiting();

    assertThat(peer.repeat(invite, 200).text()).as("after that too").contains("m=audio");
  }

  @Test
  void cancelShouldTellTheCallThatWaitsAtOnce() throws Exception {
    String invite = invite("z9hG4bKw2");
    IncomingCall call = waits(invite);
    sip.time.advance(Duration.ofMinutes(3));
    peer.send(cancel(invite));
    peer.response(487);
    sip.calls.next(Input.Withdrawn.class);
    send(call, new Effect.Provisional(call.invite(), 180, null));
    send(call, new Effect.Refuse(call.invite(), 486, ""));

    peer.hearsNothing(200);
    expectNoneWaiting();
  }

  @Test
  void callShouldHearThatItsInviteWasWithdrawnBeforeItWaited() throws Exception {
    String invite = invite("z9hG4bKw3");
    peer.send(invite);
    peer.response(100);
    IncomingCall call = sip.handler.next().call();
    peer.send(cancel(invite));
    peer.response(487);
    sip.calls.live(CALL, call.dialog());
    send(call, new Effect.Await(call.invite()));

    sip.calls.next(Input.Withdrawn.class);
    expectNoneWaiting();
  }

  @Test
  void refusalOfAnInviteThatWaitsShouldHaveItsReasonAndBeRepeated() throws Exception {
    String invite = invite("z9hG4bKw4");
    IncomingCall call = waits(invite);
    send(call, new Effect.Refuse(call.invite(), 486, "On The Phone"));
    assertThat(peer.response(486).text()).startsWith("SIP/2.0 486 On The Phone");
    sip.time.advance(Duration.ofMillis(500));
    peer.response(486);

    expectNoneWaiting();
  }

  @Test
  void hopsAndWhatIsDemandedShouldBeRead() throws Exception {
    String more = "Require: 100rel\r\n" + contact() + SDP;
    peer.send(
        peer.outside("INVITE", "z9hG4bKw5", more)
            .replaceFirst("Max-Forwards: [0-9]+", "Max-Forwards: 3"));
    peer.response(100);
    IncomingCall call = sip.handler.next().call();

    assertThat(call.hops()).isEqualTo(3);
    assertThat(call.reliably()).isTrue();
    assertThat(call.offer()).as("without an address it cannot be passed on").isNull();
  }
}
