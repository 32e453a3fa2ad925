package org.switchhook.platform;

import java.time.Duration;

/** Runs work later. Production uses a scheduled pool, tests move time by hand. */
public interface Timers {
  /**
   * Runs {@code work} once after {@code delay} as one of the {@link Turns}; it must not wait.
   *
   * @return a handle that stops it; stopping after it ran does nothing
   */
  Timer after(Duration delay, Runnable work);

  /** A running timer. */
  interface Timer {
    void stop();
  }
}
