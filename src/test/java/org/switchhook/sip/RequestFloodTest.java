package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.trunk.Trunk;

/** One call of two sends more requests than are remembered: 6 in all, 4 of one call. */
class RequestFloodTest {
  private SipFixture sip;
  private UdpPeer noisy;
  private UdpPeer quiet;
  private Heard noisyInvite;
  private Heard quietInvite;
  private SipFixture.Placed noisyCall;
  private SipFixture.Placed quietCall;

  @BeforeEach
  void twoCalls() throws Exception {
    Trunk trunk =
        new Trunk(SipFixture.TRUNK, "192.0.2.1", 5060, "udp", "x", "us", null, null, null);
    sip = new SipFixture(trunk, SipFixture.freePort(), SipFixture.limits(6, 4)).started();
    noisy = new UdpPeer(sip.port);
    quiet = new UdpPeer(sip.port);
    noisyCall = sip.place(noisy);
    noisyInvite = answered(noisyCall, noisy);
    quietCall = sip.place(quiet);
    quietInvite = answered(quietCall, quiet);
  }

  @AfterEach
  void stop() {
    noisy.close();
    quiet.close();
    sip.close();
  }

  private Heard answered(SipFixture.Placed call, UdpPeer peer) throws Exception {
    sip.send(call, new Effect.Invite(call.dialog(), null));
    Heard invite = peer.request("INVITE");
    peer.accept(invite, "t1");
    sip.calls.next(Input.Answered.class);
    return invite;
  }

  private static String info(UdpPeer peer, Heard invite, int cseq) {
    String digit = RawPeer.body("application/dtmf-relay", "Signal=5\r\n");
    return peer.inDialog(invite, "t1", "INFO", cseq, "z9hG4bKi" + cseq + "-" + peer.port(), digit);
  }

  private void flood() throws Exception {
    for (int cseq = 1; cseq <= 4; cseq++) {
      noisy.send(info(noisy, noisyInvite, cseq));
      sip.calls.next(Input.DigitReceived.class);
    }
    noisy.send(info(noisy, noisyInvite, 5));
    noisy.response(503);
    sip.calls.hearNothing(1);
  }

  @Test
  void theDigitsOfAnotherCallShouldStillBeHeard() throws Exception {
    flood();
    quiet.send(info(quiet, quietInvite, 1));
    Input.DigitReceived told = sip.calls.next(Input.DigitReceived.class);
    sip.send(quietCall, new Effect.Respond(told.key(), 200, null, false));
    quiet.response(200);
  }

  @Test
  void aByeShouldBeToldAndAnsweredHoweverFullTheMemoryIs() throws Exception {
    flood();
    quiet.send(info(quiet, quietInvite, 1));
    sip.calls.next(Input.DigitReceived.class);
    quiet.send(info(quiet, quietInvite, 2));
    sip.calls.next(Input.DigitReceived.class);
    quiet.send(info(quiet, quietInvite, 3));
    quiet.response(503);

    hangsUp(noisyCall, noisy, noisyInvite);
    hangsUp(quietCall, quiet, quietInvite);
  }

  private void hangsUp(SipFixture.Placed call, UdpPeer peer, Heard invite) throws Exception {
    String bye = peer.inDialog(invite, "t1", "BYE", 9, "z9hG4bKbye" + peer.port(), "");
    peer.send(bye);
    Input.ByeReceived told = sip.calls.next(Input.ByeReceived.class);
    sip.send(call, new Effect.Respond(told.key(), 200, null, false));
    Heard ok = peer.response(200);
    assertThat(peer.repeat(bye, 200).text()).isEqualTo(ok.text());
  }

  @Test
  void digitsShouldBeHeardAgainAfter32Seconds() throws Exception {
    flood();
    sip.time.advance(Duration.ofSeconds(33));
    noisy.send(info(noisy, noisyInvite, 6));
    sip.calls.next(Input.DigitReceived.class);
  }
}
