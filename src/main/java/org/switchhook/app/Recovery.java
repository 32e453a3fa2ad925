package org.switchhook.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.Calls;
import org.switchhook.platform.Log;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.IdempotencySweep;

/** Brings what an earlier process left behind to an end, before anything new may begin. */
@Singleton
class Recovery {
  private static final System.Logger LOG = Log.of(Recovery.class);

  private final Calls calls;
  private final Idempotency idempotency;
  private final IdempotencySweep sweep;

  @Inject
  Recovery(Calls calls, Idempotency idempotency, IdempotencySweep sweep) {
    this.calls = calls;
    this.idempotency = idempotency;
    this.sweep = sweep;
  }

  void run() {
    int lost = calls.recover();
    int keys = idempotency.releaseAbandoned();
    if (lost + keys > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} calls ended as unknown and {1} unfinished requests were released",
          lost,
          keys);
    }
    sweep.start();
  }
}
