package org.switchhook.sip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers things for a fixed time, and at most so many at once, in all and of one owner, so that
 * nobody can fill the heap, nor the memory for everybody else. Safe for use by many threads.
 */
final class ShortMemory<K, V> {
  private final Clock clock;
  private final Duration life;
  private final int most;
  private final int mostOfOne;
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>();
  private final Map<String, Integer> owned = new HashMap<>();

  /**
   * @param mostOfOne how many one owner may have
   */
  ShortMemory(Clock clock, Duration life, int most, int mostOfOne) {
    this.clock = clock;
    this.life = life;
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  synchronized @Nullable V find(K key) {
    forgetOld();
    Kept<V> found = kept.get(key);
    return found == null ? null : found.value;
  }

  /**
   * True when the value is kept now; false when the key is known or there is no room, in all or for
   * this owner.
   */
  synchronized boolean add(String owner, K key, V value) {
    forgetOld();
    int owns = owned.getOrDefault(owner, 0);
    if (kept.size() >= most || owns >= mostOfOne || kept.containsKey(key)) {
      return false;
    }
    kept.put(key, new Kept<>(owner, value, clock.instant().plus(life)));
    owned.put(owner, owns + 1);
    return true;
  }

  /** Keeps it from now on for the whole time again, room or not. */
  synchronized void renew(String owner, K key, V value) {
    forgetOld();
    if (kept.remove(key) == null) {
      owned.merge(owner, 1, Integer::sum);
    }
    kept.put(key, new Kept<>(owner, value, clock.instant().plus(life)));
  }

  /** The oldest stand first: all live equally long. */
  private void forgetOld() {
    Instant now = clock.instant();
    Iterator<Kept<V>> oldest = kept.values().iterator();
    while (oldest.hasNext()) {
      Kept<V> next = oldest.next();
      if (!next.until.isBefore(now)) {
        return;
      }
      oldest.remove();
      owned.computeIfPresent(next.owner, (owner, count) -> count > 1 ? count - 1 : null);
    }
  }

  private record Kept<V>(String owner, V value, Instant until) {}
}
