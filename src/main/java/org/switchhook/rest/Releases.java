package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/**
 * Gives claims back whose request has failed. While the database does not take it, it is tried
 * again; otherwise the key would be in use until the claim ends by its age.
 */
@Singleton
class Releases {
  private static final System.Logger LOG = Log.of(Releases.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final Claims claims;
  private final Work work;
  private final Timers timers;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();

  @Inject
  Releases(Claims claims, Work work, Timers timers) {
    this.claims = claims;
    this.work = work;
    this.timers = timers;
  }

  /** Waits for the database once and never fails: what led here must not be hidden. */
  void release(String id) {
    if (!isReleased(id) && waiting.size() < MOST) {
      waiting.add(id);
      later();
    }
  }

  private void later() {
    if (!waiting.isEmpty() && running.compareAndSet(false, true)) {
      timers.after(PAUSE, () -> work.execute(this::turn));
    }
  }

  /** One that is not taken keeps the others waiting too: it is the same database. */
  private void turn() {
    for (String id : List.copyOf(waiting)) {
      if (!isReleased(id)) {
        break;
      }
      waiting.remove(id);
    }
    running.set(false);
    later();
  }

  private boolean isReleased(String id) {
    try {
      claims.release(id);
      return true;
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      LOG.log(
          System.Logger.Level.DEBUG,
          "An idempotency key stays in use until the database serves",
          e);
      return false;
    }
  }
}
