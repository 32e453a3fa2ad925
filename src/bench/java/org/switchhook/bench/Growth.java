package org.switchhook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whether anything has grown. Of the samples under load the first third is warm-up; the last third
 * may not be above the middle one, by more than what differs from moment to moment. Afterwards no
 * call may be left, and every table must have grown by a whole number of rows a call.
 */
final class Growth {
  private static final long MEBIBYTE = 1024 * 1024;
  private final List<String> lines = new ArrayList<>();
  private boolean flat = true;

  /**
   * @param first before the load
   * @param loaded under load, at the same distances
   * @param last when the server is idle again
   */
  static Growth of(Sample first, List<Sample> loaded, Sample last) {
    Growth growth = new Growth();
    growth.compare("heap, bytes", loaded, Sample::heap, 1.05, 4 * MEBIBYTE);
    growth.compare("threads", loaded, Sample::threads, 1, 10);
    growth.compare("descriptors", loaded, Sample::descriptors, 1, 40);
    growth.compare("live calls", loaded, Sample::liveCalls, 1.1, 30);
    growth.compare("dialogs", loaded, Sample::dialogs, 1.1, 30);
    growth.compare("transactions", loaded, Sample::transactions, 1.2, 80);
    growth.require(last.failed() == 0, "calls that failed: " + last.failed());
    growth.require(last.liveCalls() == 0, "live calls at the end: " + last.liveCalls());
    growth.require(last.dialogs() == 0, "dialogs at the end: " + last.dialogs());
    growth.require(last.transactions() == 0, "transactions at the end: " + last.transactions());
    last.rows().forEach((table, rows) -> growth.rows(table, first, last));
    return growth;
  }

  boolean isFlat() {
    return flat;
  }

  /** A line for each limit, with its figures. */
  List<String> lines() {
    return lines;
  }

  private void compare(
      String what, List<Sample> samples, ToLongFunction<Sample> value, double factor, long slack) {
    int third = samples.size() / 3;
    long middle = median(samples.subList(third, 2 * third), value);
    long end = median(samples.subList(samples.size() - third, samples.size()), value);
    long most = (long) (middle * factor) + slack;
    require(
        end <= most,
        "%s: %,d in the middle, %,d at the end, limit %,d".formatted(what, middle, end, most));
  }

  private static long median(List<Sample> samples, ToLongFunction<Sample> value) {
    return samples.stream()
        .mapToLong(value)
        .sorted()
        .skip(samples.size() / 2)
        .findFirst()
        .orElse(0);
  }

  private void rows(String table, Sample first, Sample last) {
    long more = last.rows().get(table) - first.rows().getOrDefault(table, 0L);
    int calls = last.calls() - first.calls();
    require(
        more % calls == 0 && more >= 0,
        "rows of %s: %,d more for %,d calls".formatted(table, more, calls));
  }

  private void require(boolean kept, String line) {
    flat &= kept;
    lines.add((kept ? "kept: " : "BROKEN: ") + line);
  }
}
