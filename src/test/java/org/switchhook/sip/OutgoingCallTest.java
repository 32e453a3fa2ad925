package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutgoingCallTest {
  private SipFixture sip;
  private RawPeer peer;

  @BeforeAll
  void start() throws IOException {
    sip = new SipFixture().started();
  }

  @AfterAll
  void stop() {
    sip.close();
  }

  @AfterEach
  void hangUp() throws IOException {
    if (peer != null) {
      peer.close();
    }
  }

  private void peer(String transport) throws IOException {
    peer = transport.equals("udp") ? new UdpPeer(sip.port) : new TcpPeer();
  }

  private SipFixture.Placed invited(String transport) throws IOException {
    peer(transport);
    SipFixture.Placed placed = sip.place(peer);
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    return placed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void aWholeCallShouldRunOverEveryTransport(String transport) throws Exception {
    SipFixture.Placed placed = invited(transport);
    Heard invite = peer.request("INVITE");
    peer.answer(invite, 180, "Ringing", "t1", "");
    assertThat(sip.calls.next(Input.Provisional.class).code()).isEqualTo(180);
    peer.accept(invite, "t1");
    Input.Answered answer = sip.calls.next(Input.Answered.class);
    assertThat(answer.remoteTag()).isEqualTo("t1");
    assertThat(answer.remoteTarget()).isEqualTo(peer.uri());

    SipFixture.Placed up = placed.confirmed(answer);
    sip.send(up, new Effect.Ack(up.dialog(), null));
    Heard ack = peer.request("ACK");
    assertThat(ack.header("CSeq")).isEqualTo("1 ACK");
    assertThat(ack.header("To")).endsWith(";tag=t1");
    assertThat(ack.parameter("Via", "branch")).isNotEqualTo(invite.parameter("Via", "branch"));

    SipFixture.Placed over = up.advanced();
    sip.send(over, new Effect.Bye(over.dialog(), null));
    Heard bye = peer.request("BYE");
    assertThat(bye.header("CSeq")).isEqualTo("2 BYE");
    peer.answer(bye, 200, "OK", "", "");
    assertThat(sip.calls.next(Input.RequestDone.class))
        .isEqualTo(new Input.RequestDone(Input.Method.BYE, "t1", 2, 200, "OK"));
  }

  @Test
  void theInviteShouldCarryWhatItsDialogSays() throws Exception {
    SipFixture.Placed placed = invited("udp");
    Heard invite = peer.request("INVITE");

    assertThat(invite.requestUri()).isEqualTo(peer.uri());
    assertThat(invite.header("Call-ID")).isEqualTo(placed.dialog().callId());
    assertThat(invite.header("From"))
        .isEqualTo("<sip:us@switchhook.example>;tag=" + placed.dialog().localTag());
    assertThat(invite.header("To")).isEqualTo("<" + peer.uri() + ">");
    assertThat(invite.header("CSeq")).isEqualTo("1 INVITE");
    assertThat(invite.parameter("Via", "branch")).startsWith(placed.dialog().branch() + ".");
    assertThat(invite.header("Via")).contains(";rport").contains("127.0.0.1:" + sip.port);
    assertThat(invite.header("Contact")).isEqualTo("<sip:127.0.0.1:" + sip.port + ">");
    assertThat(invite.headers("Allow").toString())
        .contains("INFO", "REFER")
        .doesNotContain("MESSAGE");
    assertThat(invite.header("Content-Type")).isEqualTo("application/sdp");
    assertThat(invite.header("User-Agent")).isEqualTo("Switchhook");
    assertThat(invite.body()).isEqualTo(SipFixture.OFFER.text());
    peer.answer(invite, 486, "Busy Here", "t1", "");
    peer.request("ACK");
    assertThat(sip.calls.next(Input.Refused.class)).isEqualTo(new Input.Refused(486, "Busy Here"));
  }

  @Test
  void aCancelShouldMatchItsInvite() throws Exception {
    SipFixture.Placed placed = invited("udp");
    Heard invite = peer.request("INVITE");
    peer.answer(invite, 183, "Session Progress", "t1", "");
    sip.calls.next(Input.Provisional.class);

    sip.send(placed, new Effect.Cancel(placed.dialog()));
    Heard cancel = peer.request("CANCEL");
    assertThat(cancel.header("Via")).isEqualTo(invite.header("Via"));
    assertThat(cancel.header("To")).isEqualTo(invite.header("To"));
    assertThat(cancel.header("From")).isEqualTo(invite.header("From"));
    assertThat(cancel.header("CSeq")).isEqualTo("1 CANCEL");
    assertThat(cancel.requestUri()).isEqualTo(invite.requestUri());
    peer.answer(cancel, 200, "OK", "t1", "");
    peer.answer(invite, 487, "Request Terminated", "t1", "");
    peer.request("ACK");
    assertThat(sip.calls.next(Input.Refused.class).code()).isEqualTo(487);
  }

  @Test
  void aCancelShouldLeaveWithoutItsInvitesTransaction() throws Exception {
    peer("udp");
    SipFixture.Placed placed = sip.place(peer);
    sip.send(placed, new Effect.Cancel(placed.dialog()));
    Heard cancel = peer.request("CANCEL");
    assertThat(cancel.parameter("Via", "branch")).startsWith(placed.dialog().branch() + ".");
    peer.answer(cancel, 481, "Call/Transaction Does Not Exist", "", "");
    sip.calls.hearNothing(100);
  }

  @Test
  void everyAnswerOfAForkAndEveryRepetitionShouldReachTheCall() throws Exception {
    SipFixture.Placed placed = invited("udp");
    Heard invite = peer.request("INVITE");
    peer.accept(invite, "t1");
    assertThat(sip.calls.next(Input.Answered.class).remoteTag()).isEqualTo("t1");
    peer.accept(invite, "t2");
    assertThat(sip.calls.next(Input.Answered.class).remoteTag()).isEqualTo("t2");
    peer.accept(invite, "t1");
    assertThat(sip.calls.next(Input.Answered.class).remoteTag()).isEqualTo("t1");
    assertThat(placed.dialog().remoteTag()).isNull();
  }

  @Test
  void theRouteOfARecordRoutingProxyShouldBeTaken() throws Exception {
    SipFixture.Placed placed = invited("udp");
    Heard invite = peer.request("INVITE");
    String near = "sip:127.0.0.1:" + peer.port() + ";lr";
    peer.answer(
        invite,
        200,
        "OK",
        "t1",
        "Record-Route: <sip:far.example;lr>, <"
            + near
            + ">\r\nContact: <sip:phone@192.0.2.77>\r\n");
    Input.Answered answer = sip.calls.next(Input.Answered.class);
    assertThat(answer.routeSet()).containsExactly(near, "sip:far.example;lr");

    SipFixture.Placed up = placed.confirmed(answer);
    sip.send(up, new Effect.Ack(up.dialog(), null));
    Heard ack = peer.request("ACK");
    assertThat(ack.requestUri()).isEqualTo("sip:phone@192.0.2.77");
    assertThat(String.join(",", ack.headers("Route")).replace(" ", ""))
        .isEqualTo("<" + near + ">,<sip:far.example;lr>");
  }

  @Test
  void aRedirectionShouldBeARefusalWithCleanedText() throws Exception {
    invited("udp");
    Heard invite = peer.request("INVITE");
    peer.answer(invite, 302, "Moved\tTemporarily", "t1", "Contact: <sip:evil@127.0.0.1:9>\r\n");
    peer.request("ACK");
    assertThat(sip.calls.next(Input.Refused.class))
        .isEqualTo(new Input.Refused(302, "Moved Temporarily"));
    peer.hearsNothing(200);
  }

  @Test
  void aDigitShouldTravelAsInfo() throws Exception {
    SipFixture.Placed up = answered();
    SipFixture.Placed next = up.advanced();
    sip.send(next, new Effect.Info(next.dialog(), '5', null));
    Heard info = peer.request("INFO");
    assertThat(info.header("Content-Type")).isEqualTo("application/dtmf-relay");
    assertThat(info.body()).isEqualTo("Signal=5\r\nDuration=160\r\n");
    assertThat(info.header("CSeq")).isEqualTo("2 INFO");
    peer.answer(info, 415, "Unsupported Media Type", "", "");
    assertThat(sip.calls.next(Input.RequestDone.class))
        .isEqualTo(
            new Input.RequestDone(Input.Method.INFO, "t1", 2, 415, "Unsupported Media Type"));
  }

  private SipFixture.Placed answered() throws Exception {
    SipFixture.Placed placed = invited("udp");
    Heard invite = peer.request("INVITE");
    peer.accept(invite, "t1");
    return placed.confirmed(sip.calls.next(Input.Answered.class));
  }

  @Test
  void anInviteThatCannotBeSentShouldCountAsUnanswered() throws Exception {
    int closed = SipFixture.freePort();
    SipFixture.Placed placed = sip.place("sip:phone@127.0.0.1:" + closed + ";transport=tcp");
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    sip.calls.next(Input.Unanswered.class);
  }

  @Test
  void aByeThatCannotBeSentShouldCountAsTimedOut() throws Exception {
    int closed = SipFixture.freePort();
    SipFixture.Placed placed = sip.place("sip:phone@127.0.0.1:" + closed + ";transport=tcp");
    sip.send(placed, new Effect.Bye(placed.dialog(), null));
    assertThat(sip.calls.next(Input.RequestDone.class).code()).isEqualTo(408);
  }

  @Test
  void aDialogWithALineBreakShouldNeverReachTheWire() throws Exception {
    peer("udp");
    SipFixture.Placed placed = sip.place(peer.uri() + "\r\nX-Evil: 1");
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    sip.calls.next(Input.Unanswered.class);
    peer.hearsNothing(100);
  }
}
