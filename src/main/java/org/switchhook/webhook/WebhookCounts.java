package org.switchhook.webhook;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** What webhooks have come to on this node since its start, for its metrics. */
@Singleton
public class WebhookCounts {
  private final LongAdder lost = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile long waiting;
  private volatile long dead;

  void lost() {
    lost.increment();
  }

  void tried(Outcome outcome) {
    (outcome.isSuccess() ? delivered : failed).increment();
  }

  void stand(long waitingNow, long deadNow) {
    waiting = waitingNow;
    dead = deadNow;
  }

  /** Events that were told to nobody, because too many waited for the database. */
  public long lostEvents() {
    return lost.sum();
  }

  /** Tries that a receiver took. */
  public long delivered() {
    return delivered.sum();
  }

  /** Tries that came to nothing. */
  public long failed() {
    return failed.sum();
  }

  /** Deliveries of all nodes that waited when it was last looked. */
  public long waiting() {
    return waiting;
  }

  /** Dead letters of all nodes when it was last looked. */
  public long dead() {
    return dead;
  }
}
