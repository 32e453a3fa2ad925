package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/** Forgets deliveries that have been kept long enough, a bounded number at a time. */
@Singleton
class WebhookSweep {
  private static final System.Logger LOG = Log.of(WebhookSweep.class);
  private static final Duration EVERY = Duration.ofMinutes(10);

  /** Between two parts of a long sweep, so that others have the database in turn. */
  private static final Duration BREATH = Duration.ofMillis(100);

  private static final int MOST = 500;

  private final Sending store;
  private final Work work;
  private final Timers timers;
  private final Clock clock;
  private final Duration kept;
  private final Duration deadKept;

  @Inject
  WebhookSweep(
      Sending store,
      Work work,
      Timers timers,
      Clock clock,
      @ConfigProperty(name = "switchhook.webhook.kept") Duration kept,
      @ConfigProperty(name = "switchhook.webhook.dead-kept") Duration deadKept) {
    this.store = store;
    this.work = work;
    this.timers = timers;
    this.clock = clock;
    this.kept = kept;
    this.deadKept = deadKept;
  }

  /** Begins; to be called once, when the schema is there. Ends with the timers. */
  void start() {
    after(EVERY);
  }

  private void after(Duration pause) {
    timers.after(pause, () -> work.execute(this::turn));
  }

  private void turn() {
    Duration pause = EVERY;
    try {
      Instant now = clock.instant();
      int gone = store.forget(DeliveryState.DELIVERED, now.minus(kept), MOST);
      int dead = store.forget(DeliveryState.DEAD, now.minus(deadKept), MOST);
      if (Math.max(gone, dead) == MOST) {
        pause = BREATH;
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Old deliveries stay until the next sweep", e);
    } finally {
      after(pause);
    }
  }
}
