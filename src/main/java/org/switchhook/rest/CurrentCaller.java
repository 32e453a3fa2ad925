package org.switchhook.rest;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * The caller of the request at hand, to inject into resources. Valid on the thread of the request
 * only: take the {@link Caller} out before work moves to another thread.
 */
@RequestScoped
public class CurrentCaller {
  private @Nullable Caller caller;

  /**
   * The verified caller.
   *
   * @throws IllegalStateException in a route that is {@link Open}
   */
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("an open route has no caller");
    }
    return caller;
  }

  /** False in a route that is {@link Open}. */
  public boolean isKnown() {
    return caller != null;
  }

  /** Called once per request by the filter that verified the token. */
  public void set(Caller verified) {
    caller = verified;
  }
}
