package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;

/** What a phone sends one after another is told the call in that order. */
class MessageOrderTest {
  private static final int MANY = 100; // fits the buffer of a socket

  private SipFixture sip;

  @BeforeEach
  void start() throws IOException {
    sip = new SipFixture().started();
  }

  @AfterEach
  void stop() {
    sip.close();
  }

  private static String digit(RawPeer peer, Heard invite, long cseq) {
    String body = RawPeer.body("application/dtmf-relay", "Signal=5\r\n");
    return peer.inDialog(invite, "t1", "INFO", cseq, "z9hG4bKo" + cseq, body);
  }

  private Heard answered(RawPeer peer) throws Exception {
    SipFixture.Placed placed = sip.place(peer);
    sip.send(placed, new Effect.Invite(placed.dialog(), null));
    Heard invite = peer.request("INVITE");
    peer.accept(invite, "t1");
    sip.calls.next(Input.Answered.class);
    return invite;
  }

  private void toldInOrder() throws InterruptedException {
    List<Long> told = new ArrayList<>();
    for (int count = 0; count < MANY; count++) {
      told.add(sip.calls.next(Input.DigitReceived.class).cseq());
    }
    assertThat(told).containsExactlyElementsOf(LongStream.rangeClosed(1, MANY).boxed().toList());
  }

  @Test
  void datagramsOfOneCallShouldKeepTheirOrder() throws Exception {
    try (RawPeer peer = new UdpPeer(sip.port)) {
      Heard invite = answered(peer);
      for (long cseq = 1; cseq <= MANY; cseq++) {
        peer.send(digit(peer, invite, cseq));
      }

      toldInOrder();
    }
  }

  @Test
  void messagesInOnePieceOfAStreamShouldKeepTheirOrder() throws Exception {
    try (TcpPeer peer = new TcpPeer()) {
      Heard invite = answered(peer);
      StringBuilder piece = new StringBuilder();
      for (long cseq = 1; cseq <= MANY; cseq++) {
        piece.append(digit(peer, invite, cseq));
      }
      peer.send(piece.toString());

      toldInOrder();
      assertThat(peer.accepted()).isEqualTo(1);
    }
  }
}
