package org.switchhook.socket;

import java.time.Clock;

/** Lets so many pass a second, and a burst after a silence. Safe for use by many threads. */
final class Throttle {
  private static final double MILLIS = 1000;

  private final int perSecond;
  private final int burst;
  private final Clock clock;
  private double tokens;
  private long asOf;

  Throttle(int perSecond, int burst, Clock clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.asOf = clock.millis();
  }

  synchronized boolean passes() {
    long now = clock.millis();
    tokens = Math.min(burst, tokens + Math.max(0, now - asOf) * perSecond / MILLIS);
    asOf = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
