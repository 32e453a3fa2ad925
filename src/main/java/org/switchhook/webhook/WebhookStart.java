package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.switchhook.call.Call;
import org.switchhook.call.CallEnd;

/** Starts and stops the sending, which goes on with what an earlier process left. */
@Singleton
public class WebhookStart {
  @PersistenceContext private EntityManager store;

  private final CallFacts facts;
  private final Courier courier;
  private final WebhookSweep sweep;

  /** When this was made: before the start ends what a crash cut off. */
  private final Instant made;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public WebhookStart(CallFacts facts, Courier courier, WebhookSweep sweep, Clock clock) {
    this.facts = facts;
    this.courier = courier;
    this.sweep = sweep;
    this.made = clock.instant().truncatedTo(ChronoUnit.MICROS); // what databases keep
  }

  /**
   * Tells the ends of the calls that a crash cut off and begins to send; to be called once, after
   * those calls have been ended in the database. Waits for the database.
   */
  @Transactional
  public void start() {
    store
        .createQuery(
            "select c from Call c where c.endedAt >= :since and c.cause = :cause"
                + " order by c.endedAt, c.id",
            Call.class)
        .setParameter("since", made)
        .setParameter("cause", CallEnd.UNKNOWN.cause())
        .getResultList()
        .forEach(facts::lost);
    courier.wake();
    sweep.start();
  }

  /** Ends the tries that run; to be called when nothing happens to calls any more. */
  public void stop() {
    courier.stop();
  }
}
