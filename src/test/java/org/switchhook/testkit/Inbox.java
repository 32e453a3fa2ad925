package org.switchhook.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What has arrived and was not asked for yet, in order. Filled by one thread, read by the test. */
final class Inbox<T> {
  private final BlockingQueue<T> arrived = new LinkedBlockingQueue<>();
  private final List<T> passedOver = new ArrayList<>();

  void add(T message) {
    arrived.add(message);
  }

  /**
   * The first message that fits; those before it stay for a later call.
   *
   * @throws AssertionError when none has come in time; it names what came instead
   */
  T expect(String what, Predicate<? super T> fits, Duration deadline) {
    return poll(fits, deadline)
        .orElseThrow(
            () -> new AssertionError("no " + what + " within " + deadline + ", but " + passedOver));
  }

  synchronized Optional<T> poll(Predicate<? super T> fits, Duration deadline) {
    for (Iterator<T> each = passedOver.iterator(); each.hasNext(); ) {
      T message = each.next();
      if (fits.test(message)) {
        each.remove();
        return Optional.of(message);
      }
    }
    long end = System.nanoTime() + deadline.toNanos();
    for (T next = next(end); next != null; next = next(end)) {
      if (fits.test(next)) {
        return Optional.of(next);
      }
      passedOver.add(next);
    }
    return Optional.empty();
  }

  private T next(long end) {
    try {
      return arrived.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
