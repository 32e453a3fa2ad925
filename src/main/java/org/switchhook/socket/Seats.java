package org.switchhook.socket;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what each holder holds, up to a limit. Safe for use by many threads. */
public final class Seats<H> {
  private final int perHolder;
  private final Map<H, Integer> taken = new ConcurrentHashMap<>();

  public Seats(int perHolder) {
    this.perHolder = perHolder;
  }

  /** False, and nothing taken, when the holder has all he may have. */
  public boolean take(H holder) {
    boolean[] given = new boolean[1];
    taken.compute(
        holder,
        (key, now) -> {
          int held = now == null ? 0 : now;
          given[0] = held < perHolder;
          return given[0] ? Integer.valueOf(held + 1) : now;
        });
    return given[0];
  }

  /** Gives one back. */
  public void free(H holder) {
    taken.computeIfPresent(holder, (key, held) -> held > 1 ? held - 1 : null);
  }
}
