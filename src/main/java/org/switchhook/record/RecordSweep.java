package org.switchhook.record;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.switchhook.call.Calls;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;
import org.switchhook.room.ClosedRooms;

/**
 * Forgets records that have been kept long enough, and then closed rooms without records, a bounded
 * number at a time.
 */
@Singleton
public class RecordSweep {
  private static final System.Logger LOG = Log.of(RecordSweep.class);

  /** Between two parts of a long sweep, so that others have the database in turn. */
  private static final Duration BREATH = Duration.ofMillis(100);

  private final Store calls;
  private final Store rooms;
  private final Work work;
  private final Timers timers;
  private final Clock clock;
  private final RecordSettings settings;

  /** Where records or rooms are; may wait for it. */
  interface Store {
    /** As {@link Calls#forget} and {@link ClosedRooms#forget}. */
    int forget(Instant endedBefore, int most);
  }

  @Inject
  RecordSweep(
      Calls calls,
      ClosedRooms rooms,
      Work work,
      Timers timers,
      Clock clock,
      RecordSettings settings) {
    this(calls::forget, rooms::forget, work, timers, clock, settings);
  }

  RecordSweep(
      Store calls, Store rooms, Work work, Timers timers, Clock clock, RecordSettings settings) {
    this.calls = calls;
    this.rooms = rooms;
    this.work = work;
    this.timers = timers;
    this.clock = clock;
    this.settings = settings;
  }

  /** Begins; to be called once, when the schema is there. Ends with the timers. */
  public void start() {
    after(settings.sweep());
  }

  private void after(Duration pause) {
    timers.after(pause, () -> work.execute(this::turn));
  }

  private void turn() {
    Duration pause = settings.sweep();
    try {
      Instant before = clock.instant().minus(settings.kept());
      int gone = calls.forget(before, settings.sweepMost());
      int closed = rooms.forget(before, settings.sweepMost());
      LOG.log(Level.DEBUG, "{0} records and {1} rooms are forgotten", gone, closed);
      if (Math.max(gone, closed) == settings.sweepMost()) {
        pause = BREATH;
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Old records and rooms stay until the next sweep", e);
    } finally {
      after(pause);
    }
  }
}
