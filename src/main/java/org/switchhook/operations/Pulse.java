package org.switchhook.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a question that may hang. One question is under way at most, so that nobody who asks often
 * takes threads or connections: an answer serves for a while, and while one is missing no other is
 * asked. Safe for use by many threads.
 */
final class Pulse {
  /** Whoever wants to know waits no longer; monitors give up after some seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Executor executor;
  private final Callable<Boolean> question;
  private final Duration longest;
  private final Duration kept;
  private final Clock clock;
  private @Nullable Asked last;

  private record Asked(CompletableFuture<Boolean> answer, Instant at) {}

  /**
   * @param question true when all is well; an exception counts as no
   * @param longest time after which a missing answer counts as no
   * @param kept how long an answer serves
   */
  Pulse(
      Executor executor, Callable<Boolean> question, Duration longest, Duration kept, Clock clock) {
    this.executor = executor;
    this.question = question;
    this.longest = longest;
    this.kept = kept;
    this.clock = clock;
  }

  boolean beats() {
    Asked asked = asked();
    Duration left = longest.minus(Duration.between(asked.at(), clock.instant()));
    Duration wait = left.compareTo(PATIENCE) < 0 ? left : PATIENCE;
    try {
      return asked.answer().get(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return left.compareTo(PATIENCE) > 0; // it has some time yet
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized Asked asked() {
    Instant now = clock.instant();
    Asked old = last;
    if (old != null && (!old.answer().isDone() || now.isBefore(old.at().plus(kept)))) {
      return old;
    }
    Asked next = new Asked(new CompletableFuture<>(), now);
    last = next;
    executor.execute(() -> ask(next.answer()));
    return next;
  }

  private void ask(CompletableFuture<Boolean> answer) {
    try {
      answer.complete(question.call());
    } catch (Exception e) {
      answer.complete(false);
    }
  }
}
