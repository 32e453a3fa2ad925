package org.switchhook.rest;

import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Lets a request that is sent twice have its effect once.
 */
@Singleton
public class Idempotency {
  /**
   * Runs {@code action} in a transaction of its own, together with the record of its answer, unless
   * the same attempt was answered within the last 24 hours: then that answer is given again.
   *
   * <p>What leaves the process (an INVITE) must wait until this returns with {@link Outcome#fresh}.
   * Call it outside of a transaction.
   *
   * @throws org.switchhook.platform.Problem 409 {@code idempotency-key-in-use} while the first
   *     request runs, 422 {@code idempotency-key-reused} when the body is another one; without a
   *     key, whatever the action throws
   */
  public <B> Outcome<B> once(Attempt attempt, Supplier<Answer<B>> action) {
    throw new UnsupportedOperationException();
  }
}
