package org.switchhook.socket;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Timers;

/** Pings one peer and notices when no pong comes. Safe for use by many threads. */
final class Heartbeat {
  private final Outlet outlet;
  private final Pulse pulse;
  private final Timers timers;
  private final Runnable lost;

  private Timers.@Nullable Timer next;
  private boolean awaiting;
  private boolean stopped;

  /**
   * @param lost called once, on a timer's thread, when a pong is missing
   */
  Heartbeat(Outlet outlet, Pulse pulse, Timers timers, Runnable lost) {
    this.outlet = outlet;
    this.pulse = pulse;
    this.timers = timers;
    this.lost = lost;
  }

  synchronized void start() {
    if (!stopped) {
      next = timers.after(pulse.ping(), this::beat);
    }
  }

  private void beat() {
    synchronized (this) {
      if (stopped) {
        return;
      }
      awaiting = true;
      next = timers.after(pulse.patience(), this::judge);
    }
    outlet.ping();
  }

  private void judge() {
    synchronized (this) {
      if (stopped) {
        return;
      }
      if (!awaiting) {
        next = timers.after(pulse.ping().minus(pulse.patience()), this::beat);
        return;
      }
      stopped = true;
    }
    lost.run();
  }

  synchronized void pong() {
    awaiting = false;
  }

  synchronized void stop() {
    stopped = true;
    if (next != null) {
      next.stop();
    }
  }
}
