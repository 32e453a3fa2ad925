package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;

/**
 * Ends on the wire what an earlier process left there: an answered phone gets a BYE, any other a
 * CANCEL. Each is tried for as long as a transaction lasts and then given up.
 */
@Singleton
public class LostCalls {
  private static final System.Logger LOG = Log.of(LostCalls.class);
  private static final int PORTIONS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(1).dividedBy(PORTIONS);

  private final Traces traces;
  private final LiveCalls live;
  private final Timers timers;
  private final int portion;
  private final Queue<LostCall> lost = new ArrayDeque<>(); // of one thread at a time

  /**
   * @param rate how many are taken up in a second at most
   */
  @Inject
  public LostCalls(
      Traces traces,
      LiveCalls live,
      Timers timers,
      @ConfigProperty(name = "switchhook.call.recovery-rate") int rate) {
    this.traces = traces;
    this.live = live;
    this.timers = timers;
    this.portion = Math.max(1, rate / PORTIONS);
  }

  /**
   * Reads what was left. To be called at the start, before any call is placed.
   *
   * @return how many calls that were
   */
  @Transactional
  public int find() {
    lost.addAll(traces.all());
    return lost.size();
  }

  /** Begins to end them, at the set rate. To be called once SIP listens; returns at once. */
  public void end() {
    for (int i = 0; i < portion && !lost.isEmpty(); i++) {
      live.takeUp(lost.remove());
    }
    if (!lost.isEmpty()) {
      LOG.log(System.Logger.Level.DEBUG, "{0} lost calls wait for their end", lost.size());
      timers.after(PAUSE, this::end);
    }
  }
}
