package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;

/** A TCP target that does not answer, and what it may hold up. */
class BlackHoleTest {
  private static final int CALLS = 20;
  private static final Duration ONE_ATTEMPT = Duration.ofMillis(4500);
  private static final Duration SOON = Duration.ofSeconds(2);

  private SipFixture sip;
  private BlackHole hole;

  @BeforeEach
  void start() throws IOException {
    sip = new SipFixture().started();
    hole = new BlackHole();
  }

  @AfterEach
  void stop() throws IOException {
    hole.close();
    sip.close();
  }

  private void callInto(BlackHole target) {
    SipFixture.Placed placed = sip.place(target.uri());
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
  }

  @Test
  void callsByUdpShouldGoOnMeanwhile() throws Exception {
    for (int call = 0; call < CALLS; call++) {
      callInto(hole);
    }
    assertTimeout(SOON, this::wholeCallByUdp);
  }

  private void wholeCallByUdp() throws Exception {
    try (UdpPeer peer = new UdpPeer(sip.port)) {
      SipFixture.Placed placed = sip.place(peer);
      sip.send(placed, new Effect.Invite(placed.dialog(), null));
      Heard invite = peer.request("INVITE");
      peer.accept(invite, "t1");
      SipFixture.Placed up = placed.confirmed(sip.calls.next(Input.Answered.class));
      sip.send(up, new Effect.Ack(up.dialog(), null));
      peer.request("ACK");
    }
  }

  @Test
  void onlyTheFirstOfManyCallsShouldWait() {
    for (int call = 0; call < CALLS; call++) {
      callInto(hole);
    }
    assertTimeout(ONE_ATTEMPT, () -> unanswered(CALLS));
  }

  /** Two targets may share a lane by chance, three hardly ever. */
  @Test
  void severalShouldBeTriedSideBySide() throws Exception {
    try (BlackHole second = new BlackHole();
        BlackHole third = new BlackHole()) {
      callInto(hole);
      callInto(second);
      callInto(third);
      assertTimeout(ONE_ATTEMPT, () -> unanswered(2));
    }
  }

  private void unanswered(int calls) throws InterruptedException {
    for (int call = 0; call < calls; call++) {
      sip.calls.next(Input.Unanswered.class);
    }
  }

  @Test
  void otherConnectionsShouldBeReadAndClosedMeanwhile() throws Exception {
    try (TcpPeer leaving = new TcpPeer();
        TcpPeer staying = new TcpPeer()) {
      leaving.connect(sip.port);
      leaving.send(leaving.outside("OPTIONS", "z9hG4bKl", ""));
      leaving.response(200);
      callInto(hole);
      leaving.close();
      staying.connect(sip.port);
      assertTimeout(
          SOON,
          () -> {
            staying.send(staying.outside("OPTIONS", "z9hG4bKs", ""));
            assertThat(staying.response(200).header("CSeq")).isEqualTo("1 OPTIONS");
          });
    }
  }
}
