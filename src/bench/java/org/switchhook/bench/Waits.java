package org.switchhook.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does and tells nobody. */
final class Waits {
  private static final Duration LOOK = Duration.ofMillis(100);

  private Waits() {}

  /** Looks again and again; false when it did not come true in time. */
  static boolean until(Duration longest, BooleanSupplier fact) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!fact.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pass(LOOK);
    }
    return true;
  }

  /** Lets time pass, for something that ends by its age. */
  static void pass(Duration time) throws InterruptedException {
    if (new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("nobody counts down");
    }
  }
}
