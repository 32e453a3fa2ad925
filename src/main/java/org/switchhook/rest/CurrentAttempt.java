package org.switchhook.rest;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Attempt} of the request at hand, to inject into resources; as {@link CurrentCaller}.
 */
@RequestScoped
public class CurrentAttempt {
  private @Nullable Attempt attempt;

  /**
   * The request at hand.
   *
   * @throws IllegalStateException in a route that is {@link Open}
   */
  public Attempt get() {
    if (attempt == null) {
      throw new IllegalStateException("an open route has no idempotency key");
    }
    return attempt;
  }

  /** Called once per request by the filter that reads the body. */
  public void set(Attempt read) {
    attempt = read;
  }
}
