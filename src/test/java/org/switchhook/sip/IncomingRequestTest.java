package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.switchhook.call.Description;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.RequestKey;

/** Requests of the peer inside a call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncomingRequestTest {
  private static final Description ANSWER =
      new Description(7, 2, "m=audio 9 RTP/AVP 8\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\n");
  private static final String OFFER = "v=0\r\n";

  private SipFixture sip;
  private UdpPeer peer;
  private SipFixture.Placed call;
  private Heard invite;

  @BeforeAll
  void start() throws IOException {
    sip = new SipFixture().started();
  }

  @AfterAll
  void stop() {
    sip.close();
  }

  @BeforeEach
  void answeredCall() throws Exception {
    peer = new UdpPeer(sip.port);
    SipFixture.Placed placed = sip.place(peer);
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    invite = peer.request("INVITE");
    peer.accept(invite, "t1");
    call = placed.confirmed(sip.calls.next(Input.Answered.class));
  }

  @AfterEach
  void hangUp() {
    peer.close();
  }

  private String reinvite(String branch, long cseq) {
    return peer.inDialog(
        invite,
        "t1",
        "INVITE",
        cseq,
        branch,
        "Contact: <" + peer.uri() + ">\r\n" + RawPeer.body("application/sdp", OFFER));
  }

  private void respond(RequestKey key, int code, Description body, boolean repetition) {
    sip.send(call, new Effect.Respond(key, code, body, repetition));
  }

  @Test
  void aByeShouldBeToldAndAnswered() throws Exception {
    peer.send(peer.inDialog(invite, "t1", "BYE", 1, "z9hG4bKb1", ""));
    Input.ByeReceived bye = sip.calls.next(Input.ByeReceived.class);
    assertThat(bye.remoteTag()).isEqualTo("t1");
    assertThat(bye.cseq()).isEqualTo(1);
    respond(bye.key(), 200, null, false);
    assertThat(peer.response(200).header("CSeq")).isEqualTo("1 BYE");
  }

  @Test
  void aRepeatedByeShouldGetTheSameAnswerAndNotBeToldAgain() throws Exception {
    String text = peer.inDialog(invite, "t1", "BYE", 1, "z9hG4bKb2", "");
    peer.send(text);
    Input.ByeReceived bye = sip.calls.next(Input.ByeReceived.class);
    peer.send(text);
    sip.calls.hearNothing(100);
    respond(bye.key(), 200, null, false);
    Heard first = peer.response(200);
    assertThat(peer.repeat(text, 200).text()).isEqualTo(first.text());
    respond(bye.key(), 500, null, false);
    peer.hearsNothing(100);
    sip.calls.hearNothing(1);
  }

  @Test
  void aReinviteShouldBeAnsweredWithContactAndDescription() throws Exception {
    peer.send(reinvite("z9hG4bKr1", 1));
    Input.ReinviteReceived told = sip.calls.next(Input.ReinviteReceived.class);
    assertThat(told.offer()).isEqualTo(OFFER);
    assertThat(told.contact()).isEqualTo(peer.uri());
    respond(told.key(), 200, ANSWER, false);
    Heard ok = peer.response(200);
    assertThat(ok.header("Contact")).contains("127.0.0.1:" + sip.port);
    assertThat(ok.body()).isEqualTo(ANSWER.text());

    peer.send(peer.inDialog(invite, "t1", "ACK", 1, "z9hG4bKr1ack", ""));
    assertThat(sip.calls.next(Input.AckReceived.class)).isEqualTo(new Input.AckReceived("t1", 1));
  }

  @Test
  void aDoubledReinviteShouldGetTheSameAnswerHoweverLateItComes() throws Exception {
    peer.send(reinvite("z9hG4bKr2", 1));
    Input.ReinviteReceived told = sip.calls.next(Input.ReinviteReceived.class);
    respond(told.key(), 200, ANSWER, false);
    Heard ok = peer.response(200);
    assertThat(peer.repeat(reinvite("z9hG4bKr2", 1), 200).text()).isEqualTo(ok.text());
    respond(told.key(), 200, ANSWER, true);
    assertThat(peer.response(200).text()).isEqualTo(ok.text());
    sip.calls.hearNothing(100);
  }

  @Test
  void aCancelAfterOur200ShouldLeaveTheCallUp() throws Exception {
    peer.send(reinvite("z9hG4bKr3", 1));
    Input.ReinviteReceived told = sip.calls.next(Input.ReinviteReceived.class);
    respond(told.key(), 200, ANSWER, false);
    peer.response(200);
    peer.send(peer.inDialog(invite, "t1", "CANCEL", 1, "z9hG4bKr3", ""));
    assertThat(peer.response(200).header("CSeq")).isEqualTo("1 CANCEL");
    peer.hearsNothing(500); // no 487 for the INVITE
    sip.calls.hearNothing(1);
  }

  @Test
  void theAckOfARefusalShouldSayNothing() throws Exception {
    peer.send(reinvite("z9hG4bKr4", 1));
    Input.ReinviteReceived told = sip.calls.next(Input.ReinviteReceived.class);
    respond(told.key(), 488, null, false);
    peer.response(488);
    peer.send(peer.inDialog(invite, "t1", "ACK", 1, "z9hG4bKr4", ""));
    sip.calls.hearNothing(200);
  }

  @Test
  void aDigitShouldBeTold() throws Exception {
    String body = RawPeer.body("application/dtmf-relay", "Signal= #\r\nDuration=100\r\n");
    peer.send(peer.inDialog(invite, "t1", "INFO", 1, "z9hG4bKi1", body));
    Input.DigitReceived told = sip.calls.next(Input.DigitReceived.class);
    assertThat(told.digit()).isEqualTo('#');
    respond(told.key(), 200, null, false);
    peer.response(200);
  }

  @Test
  void anInfoThatIsNoDigitShouldBeRefused() throws Exception {
    peer.send(
        peer.inDialog(
            invite, "t1", "INFO", 1, "z9hG4bKi2", RawPeer.body("application/dtmf-relay", "x")));
    peer.response(400);
    peer.send(peer.inDialog(invite, "t1", "INFO", 2, "z9hG4bKi3", RawPeer.body("text/plain", "x")));
    assertThat(peer.response(415).header("Accept")).isEqualTo("application/dtmf-relay");
    peer.send(peer.inDialog(invite, "t1", "INFO", 3, "z9hG4bKi4", ""));
    peer.response(200);
    sip.calls.hearNothing(1);
  }

  @Test
  void aReinviteWithAnotherBodyShouldBeRefused() throws Exception {
    peer.send(
        peer.inDialog(invite, "t1", "INVITE", 1, "z9hG4bKr5", RawPeer.body("text/plain", "hello")));
    assertThat(peer.response(415).header("Accept")).isEqualTo("application/sdp");
  }

  @Test
  void s13_anUnknownDialogShouldGet481() throws Exception {
    sip.calls.gone(call.dialog());
    for (String method : new String[] {"BYE", "INVITE", "INFO", "OPTIONS"}) {
      peer.send(peer.inDialog(invite, "t1", method, 1, "z9hG4bKu" + method, ""));
      assertThat(peer.response(481).header("CSeq")).isEqualTo("1 " + method);
    }
    peer.send(peer.inDialog(invite, "t1", "CANCEL", 9, "z9hG4bKuCancel", ""));
    peer.response(481);
    peer.send(peer.inDialog(invite, "t1", "ACK", 9, "z9hG4bKuAck", ""));
    peer.hearsNothing(100);
  }
}
