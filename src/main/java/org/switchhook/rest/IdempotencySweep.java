package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/** Forgets old idempotency keys from time to time. */
@Singleton
public class IdempotencySweep {
  private static final System.Logger LOG = Log.of(IdempotencySweep.class);

  private final Claims claims;
  private final Work work;
  private final Timers timers;
  private final Duration every;

  @Inject
  IdempotencySweep(
      Claims claims,
      Work work,
      Timers timers,
      @ConfigProperty(name = "switchhook.rest.idempotency.sweep") Duration every) {
    this.claims = claims;
    this.work = work;
    this.timers = timers;
    this.every = every;
  }

  /** Begins; to be called once, when the schema is there. Ends with the timers. */
  public void start() {
    timers.after(every, () -> work.execute(this::turn));
  }

  private void turn() {
    try {
      int gone = claims.sweep();
      LOG.log(System.Logger.Level.DEBUG, "{0} idempotency keys are over", gone);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Old idempotency keys stay until the next sweep", e);
    } finally {
      start();
    }
  }
}
