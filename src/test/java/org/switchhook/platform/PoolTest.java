package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PoolTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Pool pool = new Pool("switchhook-test", 1, Executors.defaultThreadFactory());
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  private void waitAtTheGate() {
    told.add("waiting");
    try {
      gate.await();
      told.add("through");
    } catch (InterruptedException e) {
      told.add("interrupted");
    }
  }

  private String next() throws InterruptedException {
    return told.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void threadsShouldBeNamed() throws Exception {
    pool.execute(() -> told.add(Thread.currentThread().getName()));

    assertThat(next()).isEqualTo("switchhook-test-1");
    pool.stop(LONG);
  }

  @Test
  void stopShouldWaitForWhatIsQueued() throws Exception {
    pool.execute(this::waitAtTheGate);
    pool.execute(() -> told.add("queued"));
    assertThat(next()).isEqualTo("waiting");
    gate.countDown();

    pool.stop(LONG);

    assertThat(told).containsExactly("through", "queued");
  }

  @Test
  void stopShouldInterruptWhatDoesNotEnd() throws Exception {
    pool.execute(this::waitAtTheGate);
    assertThat(next()).isEqualTo("waiting");

    pool.stop(Duration.ofMillis(10));

    assertThat(next()).isEqualTo("interrupted");
  }

  @Test
  void taskAfterTheStopShouldRunOnTheThreadThatBringsIt() {
    pool.stop(LONG);

    new Mailbox(pool).execute(() -> told.add(Thread.currentThread().getName()));

    assertThat(told).containsExactly(Thread.currentThread().getName());
  }

  @Test
  void timersShouldBeSilentAfterTheStop() throws Exception {
    TurnThreads turns = new TurnThreads(1, Executors.defaultThreadFactory());
    turns.after(Duration.ofMillis(1), () -> told.add("due"));
    assertThat(next()).isEqualTo("due");
    turns.after(Duration.ofMillis(200), () -> told.add("late"));

    turns.stop();
    turns.after(Duration.ZERO, () -> told.add("later")).stop();

    assertThat(told).isEmpty();
  }
}
