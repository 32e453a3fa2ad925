package org.switchhook.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;

class PulseTest {
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final HandTime time = new HandTime();
  private final HandWork work = new HandWork();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void answerShouldServeForAWhile() {
    Pulse pulse = new Pulse(Runnable::run, this::yes, SHORT, KEPT, time);

    assertThat(pulse.beats()).isTrue();
    assertThat(pulse.beats()).isTrue();
    assertThat(asked).hasValue(1);
    time.advance(KEPT);
    assertThat(pulse.beats()).isTrue();
    assertThat(asked).hasValue(2);
  }

  private boolean yes() {
    asked.incrementAndGet();
    return true;
  }

  @Test
  void failureShouldCountAsNo() {
    Pulse pulse =
        new Pulse(
            Runnable::run,
            () -> {
              throw new IllegalStateException("gone");
            },
            SHORT,
            KEPT,
            time);

    assertThat(pulse.beats()).isFalse();
  }

  @Test
  void missingAnswerShouldCountAsNoAndNobodyShouldBeAskedAgainMeanwhile() {
    Pulse pulse = new Pulse(work, this::yes, SHORT, KEPT, time);

    assertThat(pulse.beats()).isFalse();
    time.advance(Duration.ofHours(1));
    assertThat(pulse.beats()).isFalse();
    work.runAll();

    assertThat(asked).hasValue(1);
    assertThat(pulse.beats()).isFalse(); // a new question, which waits again
    work.runAll();
    assertThat(pulse.beats()).isTrue();
    assertThat(asked).hasValue(2);
  }
}
