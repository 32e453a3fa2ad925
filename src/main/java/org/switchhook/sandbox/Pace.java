package org.switchhook.sandbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.switchhook.platform.Timers;

/** Waits of the simulator: shortened by its speed, and ended on its one thread. */
final class Pace {
  private final Timers timers;
  private final Executor thread;
  private final double speed;
  private final Set<Wait> running = new HashSet<>();

  Pace(Timers timers, Executor thread, double speed) {
    this.timers = timers;
    this.thread = thread;
    this.speed = speed;
  }

  /** Runs the work after the delay divided by the speed. Called on the simulator's thread. */
  Wait after(Duration delay, Runnable work) {
    return new Wait(Duration.ofNanos((long) (delay.toNanos() / speed)), work);
  }

  /** Ends every wait that is still running; called when the thread has ended. */
  void stopAll() {
    Set.copyOf(running).forEach(Wait::stop);
  }

  /** A wait that can be given up. */
  final class Wait {
    private final Runnable work;
    private final Timers.Timer timer;

    private Wait(Duration delay, Runnable work) {
      this.work = work;
      running.add(this);
      timer = timers.after(delay, () -> thread.execute(this::end));
    }

    private void end() {
      if (running.remove(this)) {
        work.run();
      }
    }

    void stop() {
      running.remove(this);
      timer.stop();
    }
  }
}
