package org.switchhook.sip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers things for a fixed time, and at most so many at once, so that strangers cannot fill the
 * heap. Safe for use by many threads.
 */
final class ShortMemory<K, V> {
  private final Clock clock;
  private final Duration life;
  private final int most;
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>();

  ShortMemory(Clock clock, Duration life, int most) {
    this.clock = clock;
    this.life = life;
    this.most = most;
  }

  synchronized @Nullable V find(K key) {
    forgetOld();
    Kept<V> found = kept.get(key);
    return found == null ? null : found.value;
  }

  /** True when the value is kept now; false when the memory is full or the key is known. */
  synchronized boolean add(K key, V value) {
    forgetOld();
    if (kept.size() >= most || kept.containsKey(key)) {
      return false;
    }
    kept.put(key, new Kept<>(value, clock.instant().plus(life)));
    return true;
  }

  /** The oldest stand first: all live equally long. */
  private void forgetOld() {
    Instant now = clock.instant();
    Iterator<Kept<V>> oldest = kept.values().iterator();
    while (oldest.hasNext() && oldest.next().until.isBefore(now)) {
      oldest.remove();
    }
  }

  private record Kept<V>(V value, Instant until) {}
}
