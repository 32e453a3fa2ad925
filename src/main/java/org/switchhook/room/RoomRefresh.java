package org.switchhook.room;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;

/**
 * Brings a room in memory up to what is stored. It waits in line with those who enter: who was let
 * in by the room as it was before is seen by the check, who comes later is let in by the new one.
 */
final class RoomRefresh {
  private static final System.Logger LOG = Log.of(RoomRefresh.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final RoomTurns rooms;
  private final RoomKeeping keeping;
  private final Timers timers;
  private final Set<RoomId> failed = ConcurrentHashMap.newKeySet();

  RoomRefresh(RoomTurns rooms, RoomKeeping keeping, Timers timers) {
    this.rooms = rooms;
    this.keeping = keeping;
    this.timers = timers;
  }

  /** Returns at once. Tried again until the store answers or nobody is in the room. */
  void run(RoomId id) {
    if (rooms.has(id)) {
      LiveRoom held = rooms.hold(id);
      held.desk().execute(() -> compare(held));
    }
  }

  private void compare(LiveRoom held) {
    try {
      Optional<RoomNow> now = keeping.now(held.id());
      rooms.turn(held, room -> now.ifPresent(room::refresh));
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      LOG.log(Level.ERROR, "The room could not be read; it is tried again", e);
      rooms.release(held.id());
      again(held.id());
    }
  }

  private void again(RoomId id) {
    if (failed.add(id)) {
      timers.after(
          RETRY,
          () -> {
            failed.remove(id);
            run(id);
          });
    }
  }
}
