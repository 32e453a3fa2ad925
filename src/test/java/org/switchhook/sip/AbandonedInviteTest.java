package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sip.ResponseEvent;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import org.junit.jupiter.api.Test;
import org.switchhook.call.Dialog;

/** An INVITE that was answered 180, then cancelled, and never got its final response. */
class AbandonedInviteTest {
  /** Added to how long a call may ring. */
  private static final Duration PATIENCE = Duration.ofSeconds(64);

  private static SipSettings settings(int port, Duration life) {
    Duration ring = life.minus(PATIENCE);
    return new SipSettings("127.0.0.1", port, Optional.empty(), 1, 1, 1, ring);
  }

  @Test
  void theStackShouldKeepAnInviteForAsLongAsACallMayRingAndAMinute() {
    SipSettings settings = settings(5060, Duration.ofSeconds(244));
    assertThat(
            StackProperties.of(settings, SipFixture.limits(1, 1))
                .getProperty("gov.nist.javax.sip.MAX_TX_LIFETIME_INVITE"))
        .isEqualTo("244");
  }

  @Test
  void itsTransactionShouldEndByItself() throws Exception {
    int port = SipFixture.freePort();
    BlockingQueue<TransactionTerminatedEvent> ended = new LinkedBlockingQueue<>();
    SipDispatch listener =
        new SipDispatch(null, null, null) {
          @Override
          public void processTransactionTerminated(TransactionTerminatedEvent event) {
            ended.add(event);
          }

          @Override
          public void processTimeout(TimeoutEvent event) {}

          @Override
          public void processResponse(ResponseEvent event) {}
        };
    SipSettings settings = settings(port, Duration.ofSeconds(2));
    RunningStack stack = RunningStack.open(settings, SipFixture.limits(1, 1), listener);
    try (UdpPeer peer = new UdpPeer(port)) {
      ring(stack, settings, peer);
      assertThat(ended.poll(5, TimeUnit.SECONDS)).isNotNull();
    } finally {
      stack.close();
    }
  }

  private static void ring(RunningStack stack, SipSettings settings, UdpPeer peer)
      throws Exception {
    Wire wire = new Wire();
    wire.connect(stack.provider());
    SipFixture unstarted = new SipFixture();
    Dialog dialog = unstarted.place(peer).dialog();
    LocalSide local = SipFixture.local(settings);
    wire.transact(
        new InviteRequests(new RequestHead(local), local, unstarted.branch)
            .invite(dialog, dialog.local()),
        new Sent.Unwatched());
    peer.answer(peer.request("INVITE"), 180, "Ringing", "t1", "");
  }
}
