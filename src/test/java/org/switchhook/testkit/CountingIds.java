package org.switchhook.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import org.switchhook.platform.Ids;

/** Ids id-1, id-2, …; numbers 0, 1, 2, … round the bound. */
public final class CountingIds implements Ids {
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();

  @Override
  public String next() {
    return "id-" + ids.incrementAndGet();
  }

  @Override
  public int below(int bound) {
    return Math.floorMod(numbers.getAndIncrement(), bound);
  }
}
