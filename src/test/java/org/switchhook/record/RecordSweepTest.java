package org.switchhook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandTime;

class RecordSweepTest {
  private static final Duration SWEEP = Duration.ofMinutes(10);

  private final HandTime time = new HandTime();
  private final List<Instant> asked = new ArrayList<>();
  private int old;
  private int oldRooms;

  private int forget(Instant endedBefore, int most) {
    asked.add(endedBefore);
    if (old < 0) {
      throw new IllegalStateException("the database is away");
    }
    int gone = Math.min(old, most);
    old -= gone;
    return gone;
  }

  private int forgetRooms(Instant closedBefore, int most) {
    int gone = Math.min(oldRooms, most);
    oldRooms -= gone;
    return gone;
  }

  private void start(Duration kept) {
    RecordSettings settings = new RecordSettings(kept, SWEEP, 100);
    new RecordSweep(this::forget, this::forgetRooms, Runnable::run, time, time, settings).start();
  }

  @Test
  void recordsShouldGoWhenTheirTimeIsOver() {
    start(Duration.ofDays(90));
    time.advance(SWEEP.minusMillis(1));
    assertThat(asked).isEmpty();

    time.advance(Duration.ofMillis(1));

    assertThat(asked).containsExactly(time.instant().minus(Duration.ofDays(90)));
    time.advance(SWEEP);
    assertThat(asked).hasSize(2);
  }

  @Test
  void longSweepShouldGoOnAtOnceUntilNothingIsLeft() {
    old = 250;
    start(Duration.ZERO);

    time.advance(SWEEP.plusSeconds(1));

    assertThat(asked).hasSize(3);
    assertThat(old).isZero();
  }

  @Test
  void closedRoomsShouldGoInTheSameSweep() {
    oldRooms = 150;
    start(Duration.ZERO);

    time.advance(SWEEP.plusSeconds(1));

    assertThat(oldRooms).isZero();
  }

  @Test
  void sweepThatFailsShouldBeTriedAgain() {
    old = -1;
    start(Duration.ofDays(1));
    time.advance(SWEEP);
    old = 1;

    time.advance(SWEEP);

    assertThat(old).isZero();
  }

  @Test
  void settingOutOfItsBoundsShouldBeRefused() {
    assertThatThrownBy(() -> new RecordSettings(Duration.ofDays(-1), SWEEP, 1))
        .hasMessageContaining("switchhook.record.kept");
    assertThatThrownBy(() -> new RecordSettings(Duration.ZERO, Duration.ZERO, 1))
        .hasMessageContaining("switchhook.record.sweep");
    assertThatThrownBy(() -> new RecordSettings(Duration.ZERO, SWEEP, 0))
        .hasMessageContaining("switchhook.record.sweep-most");
  }
}
