package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.trunk.Trunk;

/** 2xx answers to INVITE that no call waits for. */
class StrayAnswerTest {
  @TempDir private Path data;

  private SipFixture sip;
  private UdpPeer peer;
  private SipFixture.Placed placed;
  private Heard invite;

  @BeforeEach
  void ringing() throws Exception {
    sip = server(SipFixture.freePort());
    peer = new UdpPeer(sip.port);
    placed = sip.place(peer);
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    invite = peer.request("INVITE");
  }

  private SipFixture server(int port) {
    Trunk trunk =
        new Trunk(SipFixture.TRUNK, "192.0.2.1", 5060, "udp", "x", "us", null, null, null);
    return new SipFixture(trunk, port, SipFixture.limits(100, 10), data).started();
  }

  @AfterEach
  void stop() {
    peer.close();
    sip.close();
  }

  private void expectAckAndBye(String tag) throws Exception {
    assertThat(peer.request("ACK").header("CSeq")).isEqualTo("1 ACK");
    Heard bye = peer.request("BYE");
    assertThat(bye.header("CSeq")).isEqualTo("2 BYE");
    assertThat(bye.header("To")).endsWith(";tag=" + tag);
    assertThat(bye.requestUri()).isEqualTo(peer.uri());
    peer.answer(bye, 200, "OK", "", "");
  }

  @Test
  void anAnswerThatNoCallWantsShouldBeAckedEachTimeAndEndedOnce() throws Exception {
    sip.calls.gone(placed.dialog());
    peer.accept(invite, "t1");
    expectAckAndBye("t1");
    peer.accept(invite, "t1");
    peer.request("ACK");
    peer.hearsNothing(300);
  }

  @Test
  void anotherForkAfterTheEndShouldBeEndedToo() throws Exception {
    peer.accept(invite, "t1");
    sip.calls.next(Input.Answered.class);
    sip.calls.gone(placed.dialog());
    peer.accept(invite, "t2");
    expectAckAndBye("t2");
  }

  @Test
  void anAnswerThatCrossesARestartShouldBeAckedAndEnded() throws Exception {
    sip.close();
    sip = server(sip.port);
    peer.accept(invite, "t1");
    expectAckAndBye("t1");
  }

  @Test
  void aRefusalThatCrossesARestartShouldBeAckedInItsTransactionAndTold() throws Exception {
    sip.close();
    sip = server(sip.port);
    sip.calls.live(placed.call(), placed.dialog());
    sip.send(placed, new Effect.Cancel(placed.dialog()));
    Heard cancel = peer.request("CANCEL");
    assertThat(cancel.header("Via")).isEqualTo(invite.header("Via"));
    assertThat(cancel.header("CSeq")).isEqualTo("1 CANCEL");
    assertThat(cancel.requestUri()).isEqualTo(invite.requestUri());
    peer.answer(cancel, 200, "OK", "t1", "");

    peer.answer(invite, 487, "Request Terminated", "t1", "");

    Heard ack = peer.request("ACK");
    assertThat(ack.header("Via")).isEqualTo(invite.header("Via"));
    assertThat(ack.header("CSeq")).isEqualTo("1 ACK");
    assertThat(ack.header("To")).endsWith(";tag=t1");
    assertThat(ack.requestUri()).isEqualTo(invite.requestUri());
    assertThat(sip.calls.next(Input.Refused.class).code()).isEqualTo(487);
  }

  @Test
  void aChallengeThatCrossesARestartShouldBeAckedAndNotEndTheCall() throws Exception {
    sip.close();
    sip = server(sip.port);
    sip.calls.live(placed.call(), placed.dialog());
    peer.answer(invite, 407, "Who?", "t1", "");

    peer.request("ACK");
    sip.calls.hearNothing(300);
  }

  @Test
  void aStrangersAnswerShouldGetNothing() throws Exception {
    String ours = "127.0.0.1:" + sip.port;
    for (String branch : new String[] {"z9hG4bKx", placed.dialog().branch(), "", "."}) {
      stranger(ours + (branch.isEmpty() ? "" : ";branch=" + branch), "nobodys");
      stranger("486 Busy", ours + ";branch=x" + branch, "nobodys");
    }
    stranger(ours + ";branch=" + invite.parameter("Via", "branch"), "another-call-id");
    stranger("198.51.100.9:5060;branch=" + invite.parameter("Via", "branch"), "nobodys");
    peer.hearsNothing(300);
  }

  @Test
  void aStrangersAnswerInTheDialogOfALiveCallShouldNotBeTold() throws Exception {
    String via = "127.0.0.1:" + sip.port + ";branch=z9hG4bKx";
    stranger("200 OK", via, placed.dialog().callId(), placed.dialog().localTag());

    sip.calls.hearNothing(300);
  }

  private void stranger(String via, String callId) throws IOException {
    stranger("200 OK", via, callId);
  }

  private void stranger(String status, String via, String callId) throws IOException {
    stranger(status, via, callId, "1");
  }

  private void stranger(String status, String via, String callId, String fromTag)
      throws IOException {
    peer.send(
        "SIP/2.0 "
            + status
            + "\r\nVia: SIP/2.0/UDP "
            + via
            + "\r\nFrom: <sip:a@b>;tag="
            + fromTag
            + "\r\nTo: <sip:c@d>;tag=2\r\nCall-ID: "
            + callId
            + "\r\nCSeq: 1 INVITE\r\nContact: <"
            + peer.uri()
            + ">\r\nContent-Length: 0\r\n\r\n");
  }
}
