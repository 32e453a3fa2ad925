package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.address.CallId;
import org.switchhook.call.CallJournal;
import org.switchhook.call.LiveQuota;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;

/** Counts legs by their maker. A stored leg that finds no room is ended in the database. */
@Singleton
class LegSeats {
  private final LiveQuota quota;
  private final CallJournal journal;

  @Inject
  LegSeats(LiveQuota quota, CallJournal journal) {
    this.quota = quota;
    this.journal = journal;
  }

  /**
   * @throws Problem 429 {@code too-many-live-calls}
   */
  void take(CallId leg, Caller maker) {
    try {
      quota.take(leg, maker);
    } catch (Problem e) {
      journal.unplaced(leg);
      throw e;
    }
  }
}
