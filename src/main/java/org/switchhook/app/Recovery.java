package org.switchhook.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.Calls;
import org.switchhook.call.LostCalls;
import org.switchhook.directory.Seeds;
import org.switchhook.platform.Log;
import org.switchhook.record.RecordSweep;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.IdempotencySweep;

/**
 * Brings what an earlier process left behind to an end, and the directory to what is configured,
 * before anything new may begin.
 */
@Singleton
class Recovery {
  private static final System.Logger LOG = Log.of(Recovery.class);

  private final Calls calls;
  private final LostCalls lostCalls;
  private final Idempotency idempotency;
  private final IdempotencySweep sweep;
  private final RecordSweep records;
  private final Seeds seeds;

  @Inject
  Recovery(
      Calls calls,
      LostCalls lostCalls,
      Idempotency idempotency,
      IdempotencySweep sweep,
      RecordSweep records,
      Seeds seeds) {
    this.calls = calls;
    this.lostCalls = lostCalls;
    this.idempotency = idempotency;
    this.sweep = sweep;
    this.records = records;
    this.seeds = seeds;
  }

  /** What is in the database. */
  void run() {
    seeds.sow();
    int lost = calls.recover();
    int up = lostCalls.find();
    int keys = idempotency.releaseAbandoned();
    if (lost + up + keys > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} calls ended as unknown, {1} are ended on the wire, {2} unfinished requests were"
              + " released",
          lost,
          up,
          keys);
    }
    sweep.start();
    records.start();
  }

  /** What is on the wire; SIP listens by now. Returns at once. */
  void endLostCalls() {
    lostCalls.end();
  }
}
