package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.PermitFixture;
import org.switchhook.platform.TurnThreads;
import org.switchhook.platform.WorkThreads;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.Recorded;

/** The threads of production, all those that may wait being held by a database that is away. */
@Timeout(30)
class BlockedWorkTest {
  private static final int SIZE = 4;
  private static final CallId CALL = new CallId("call-1");

  private final TurnThreads turns = new TurnThreads(1, Executors.defaultThreadFactory());
  private final WorkThreads work = new WorkThreads(SIZE, Executors.defaultThreadFactory());
  private final CountDownLatch database = new CountDownLatch(1);
  private final BlockingQueue<Effect.Sip> sent = new LinkedBlockingQueue<>();
  private final Recorded<CallFact> facts = new Recorded<>();
  private final CallJournal journal = new CallJournal(statuses -> hold(), work, turns, 100);
  private final LiveCalls live =
      new LiveCalls(
          () -> (call, trunk, effect) -> sent.add(effect),
          facts,
          turns,
          turns,
          Clock.systemUTC(),
          traced -> {},
          new CallSettings(10, Duration.ofMillis(500), Duration.ofSeconds(4), ReferTimes.USUAL));

  private void hold() {
    try {
      database.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    database.countDown();
    turns.stop();
    work.stop();
  }

  private Effect.Sip next() throws InterruptedException {
    return sent.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void answerShouldBeAckedAndTimersShouldRunWhileAllWorkWaits() throws Exception {
    CountDownLatch held = new CountDownLatch(SIZE);
    for (int i = 0; i < SIZE; i++) {
      work.execute(
          () -> {
            held.countDown();
            hold();
          });
    }
    held.await();

    DialPermit permit = PermitFixture.permit("+493023125000");
    live.place(
        new CallOrder(
            CALL,
            new RoomId("room-1"),
            permit,
            Duration.ofSeconds(60),
            Duration.ofMillis(50),
            new FirstDialogs(new CountingIds()).of(permit)));
    assertThat(next()).isInstanceOf(Effect.Invite.class);
    live.tell(CALL, CallFixture.answered("t"));

    assertThat(next()).isInstanceOf(Effect.Ack.class);
    assertThat(next()).isInstanceOf(Effect.Bye.class); // its longest duration is over
    facts.fired().stream()
        .filter(CallFact.Changed.class::isInstance)
        .forEach(fact -> journal.on((CallFact.Changed) fact));
    assertThat(journal.unwritten())
        .extracting(fact -> fact.progress().status())
        .contains(Status.CONNECTED);
  }
}
