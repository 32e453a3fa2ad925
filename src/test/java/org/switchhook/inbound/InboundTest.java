package org.switchhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.platform.Problem;
import org.switchhook.testkit.HandWork;

/** Two INVITEs may wait for the database. */
class InboundTest {
  private final HandWork work = new HandWork();
  private final InboundFixture.Told told = new InboundFixture.Told();
  private final IncomingCall call = InboundFixture.call("48213975", null, InboundFixture.BOB);
  private RuntimeException failure;
  private int received;
  private final Inbound inbound =
      new Inbound(
          new Receiving(null, null, null, null, null, null) {
            @Override
            void receive(IncomingCall offered, IncomingCallHandler.Reply reply) {
              received++;
              if (failure != null) {
                throw failure;
              }
            }
          },
          work,
          InboundFixture.settings());

  private void offer(RuntimeException why) {
    failure = why;
    inbound.offered(call, told);
    work.runAll();
  }

  @Test
  void inviteShouldBeDecidedLaterAndElsewhere() {
    inbound.offered(call, told);
    assertThat(received).isZero();
    work.runAll();

    assertThat(received).isEqualTo(1);
    assertThat(told.refusals).isEmpty();
  }

  @Test
  void inviteThatIsWithdrawnMeanwhileShouldNotBeDecided() {
    inbound.offered(call, told);
    told.withdrawn = true;
    work.runAll();

    assertThat(received).isZero();
  }

  @Test
  void tooManyAtOnceShouldBeToldToComeLater() {
    inbound.offered(call, told);
    inbound.offered(call, told);
    inbound.offered(call, told);
    assertThat(told.refusals).containsExactly("503 PT5S");
    work.runAll();
    inbound.offered(call, told);
    work.runAll();

    assertThat(received).isEqualTo(3);
  }

  @Test
  void refusalsShouldBeInTheWordsOfSip() {
    offer(new Refusal(404));
    offer(new Refusal(480, Duration.ofMinutes(10)));
    offer(new Refusal(480, "Receives No Calls"));
    offer(new Problem(409, "room-full", null, "x"));
    offer(new Problem(503, "stopping", null, "x"));
    offer(new IllegalStateException("no database"));

    assertThat(told.refusals)
        .containsExactly(
            "404", "480 PT10M", "480 Receives No Calls", "486", "503 PT5S", "503 PT5S");
  }

  @Test
  void inviteShouldBeRefusedWhenNothingRunsAnyMore() {
    Inbound stopped =
        new Inbound(
            new Receiving(null, null, null, null, null, null),
            task -> {
              throw new RejectedExecutionException();
            },
            InboundFixture.settings());
    stopped.offered(call, told);

    assertThat(told.refusals).containsExactly("503 PT5S");
  }
}
