package org.switchhook.bench;

import java.util.Arrays;

/** Times in microseconds, as they come in from any thread. */
final class Latencies {
  private long[] micros = new long[1024];
  private int count;

  synchronized void add(long time) {
    if (count == micros.length) {
      micros = Arrays.copyOf(micros, count * 2);
    }
    micros[count++] = time;
  }

  synchronized int count() {
    return count;
  }

  /**
   * The time that this share of all did not exceed, in milliseconds.
   *
   * @param share such as 0.99
   */
  synchronized double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    int index = (int) Math.ceil(share * count) - 1;
    return sorted[Math.max(0, index)] / 1000.0;
  }
}
