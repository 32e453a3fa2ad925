package org.switchhook.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.switchhook.platform.Timers;

/** A clock and its timers, moved by the test. */
public final class HandTime extends Clock implements Timers {
  private final List<Pending> pending = new ArrayList<>();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private record Pending(Instant due, Runnable work) {}

  @Override
  public Timer after(Duration delay, Runnable work) {
    Pending timer = new Pending(now.plus(delay), work);
    pending.add(timer);
    return () -> pending.remove(timer);
  }

  /** Moves the time and runs what falls due, in order. */
  public void advance(Duration step) {
    Instant end = now.plus(step);
    for (Pending next = next(end); next != null; next = next(end)) {
      pending.remove(next);
      now = next.due();
      next.work().run();
    }
    now = end;
  }

  private Pending next(Instant end) {
    return pending.stream()
        .filter(timer -> !timer.due().isAfter(end))
        .min(Comparator.comparing(Pending::due))
        .orElse(null);
  }

  public int timers() {
    return pending.size();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
