package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Log;

/**
 * Counts wrong PINs of each caller in a room, and of all callers in a room. A count lives for one
 * window from its first wrong PIN on. An attempt is counted before it is checked, so that many at
 * once do not pass together. Safe for use by many threads.
 */
@Singleton
class PinThrottle {
  private static final System.Logger LOG = Log.of(PinThrottle.class);
  private static final int MOST_COUNTS = 20_000;

  private final InboundSettings settings;
  private final Clock clock;
  private final Map<String, Count> counts = new LinkedHashMap<>(); // the oldest first

  @Inject
  PinThrottle(InboundSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  Duration window() {
    return settings.pinWindow();
  }

  /**
   * One more try; null, and nothing counted, when there were too many.
   *
   * @param caller names him among all callers of the room
   */
  synchronized @Nullable Attempt attempt(String caller, RoomId room) {
    forgetOld();
    Attempt attempt = new Attempt(room.value() + " " + caller, room.value());
    if (count(attempt.ofCaller) >= settings.pinAttempts()
        || count(attempt.ofRoom) >= settings.pinAttemptsOfRoom()) {
      return null;
    }
    add(attempt.ofCaller, 1);
    add(attempt.ofRoom, 1);
    if (count(attempt.ofRoom) == settings.pinAttemptsOfRoom()) {
      LOG.log(Level.WARNING, "somebody seems to guess the PIN of room {0}", room);
    }
    return attempt;
  }

  private int count(String key) {
    Count found = counts.get(key);
    return found == null ? 0 : found.count;
  }

  private synchronized void add(String key, int more) {
    Count found = counts.get(key);
    if (found == null) {
      forgetOneOfMany();
      found = new Count(clock.instant().plus(settings.pinWindow()));
      counts.put(key, found);
    }
    found.count += more;
    if (found.count <= 0) {
      counts.remove(key);
    }
  }

  private void forgetOld() {
    Instant now = clock.instant();
    Iterator<Count> oldest = counts.values().iterator();
    while (oldest.hasNext() && !oldest.next().until.isAfter(now)) {
      oldest.remove();
    }
  }

  private void forgetOneOfMany() {
    if (counts.size() >= MOST_COUNTS) {
      Iterator<Count> oldest = counts.values().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static final class Count {
    private final Instant until;
    private int count;

    private Count(Instant until) {
      this.until = until;
    }
  }

  /** A try that counts as a wrong one until it has succeeded. */
  final class Attempt {
    private final String ofCaller;
    private final String ofRoom;

    private Attempt(String ofCaller, String ofRoom) {
      this.ofCaller = ofCaller;
      this.ofRoom = ofRoom;
    }

    void succeeded() {
      add(ofCaller, -1);
      add(ofRoom, -1);
    }
  }
}
