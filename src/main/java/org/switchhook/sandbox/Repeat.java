package org.switchhook.sandbox;

import java.time.Duration;
import java.util.Optional;

/** Sends again and again until it is stopped or 64*T1 have passed (RFC 3261 17.1 and 13.3.1.4). */
final class Repeat {
  static final Duration T1 = Duration.ofMillis(500);
  static final Duration T2 = Duration.ofSeconds(4);
  static final Duration LIMIT = T1.multipliedBy(64);

  private final Pace pace;
  private final Runnable send;
  private final Pace.Wait limit;
  private Optional<Pace.Wait> next = Optional.empty();

  private Repeat(Pace pace, Runnable send, Runnable givenUp) {
    this.pace = pace;
    this.send = send;
    this.limit =
        pace.after(
            LIMIT,
            () -> {
              stop();
              givenUp.run();
            });
  }

  /** First repetition after T1, then after twice the last wait, at most T2. */
  static Repeat start(Pace pace, Runnable send, Runnable givenUp) {
    Repeat repeat = new Repeat(pace, send, givenUp);
    repeat.schedule(T1);
    return repeat;
  }

  /** No repetition, only the time limit: for what a stream carries. */
  static Repeat limitOnly(Pace pace, Runnable givenUp) {
    return new Repeat(pace, () -> {}, givenUp);
  }

  private void schedule(Duration wait) {
    next =
        Optional.of(
            pace.after(
                wait,
                () -> {
                  send.run();
                  Duration twice = wait.multipliedBy(2);
                  schedule(twice.compareTo(T2) > 0 ? T2 : twice);
                }));
  }

  /** No more repetitions, but the limit goes on: after a provisional response. */
  void quiet() {
    next.ifPresent(Pace.Wait::stop);
    next = Optional.empty();
  }

  void stop() {
    quiet();
    limit.stop();
  }
}
