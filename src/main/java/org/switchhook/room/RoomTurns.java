package org.switchhook.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.switchhook.address.RoomId;

/**
 * The rooms in memory. A room is made when the first task for it comes, and dropped when the last
 * one is done and nobody and no call is in it; so nothing is lost and nothing stays.
 */
final class RoomTurns {
  private final Map<RoomId, Held> rooms = new ConcurrentHashMap<>();
  private final Function<RoomId, LiveRoom> maker;

  /** A room and how many tasks have been given to it that are not done yet. */
  private record Held(LiveRoom room, int tasks) {}

  RoomTurns(Function<RoomId, LiveRoom> maker) {
    this.maker = maker;
  }

  /** Keeps the room in memory until a {@link #turn} or {@link #release} that follows is done. */
  LiveRoom hold(RoomId id) {
    return rooms
        .compute(
            id,
            (key, held) ->
                held == null
                    ? new Held(maker.apply(id), 1)
                    : new Held(held.room(), held.tasks() + 1))
        .room();
  }

  /** Nothing else is under way in a room whose last task is done, so its state may be read here. */
  void release(RoomId id) {
    rooms.computeIfPresent(
        id,
        (key, held) ->
            held.tasks() == 1 && held.room().isIdle()
                ? null
                : new Held(held.room(), held.tasks() - 1));
  }

  /** Runs the task in the turn of its room. */
  void turn(RoomId id, Consumer<LiveRoom> task) {
    turn(hold(id), task);
  }

  /** As above, for a room that is already held for this task. */
  void turn(LiveRoom held, Consumer<LiveRoom> task) {
    held.turn()
        .execute(
            () -> {
              try {
                task.accept(held);
              } finally {
                release(held.id());
              }
            });
  }

  boolean has(RoomId id) {
    return rooms.containsKey(id);
  }

  int size() {
    return rooms.size();
  }
}
