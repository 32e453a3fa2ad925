package org.switchhook.pair;

import java.time.Duration;
import org.switchhook.platform.Timers;

/** Ends a call and says so when its phones have heard of it, or soon. */
final class Ending {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CommandListener listener;
  private boolean done;

  Ending(CommandListener listener) {
    this.listener = listener;
  }

  /** In the call's turn. */
  void end(Pair pair, PairWorld world) {
    Timers.Timer limit = world.after(PATIENCE, () -> pair.execute(this::done));
    pair.whenOver(
        () -> {
          limit.stop();
          done();
        });
    pair.hangUp();
  }

  private void done() {
    if (!done) {
      done = true;
      listener.on(new CommandEvent.Done());
    }
  }
}
