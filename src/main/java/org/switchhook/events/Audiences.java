package org.switchhook.events;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Turns;
import org.switchhook.room.RoomFact;
import org.switchhook.room.RoomSnapshot;

/**
 * The audience of each room that anybody on this node sees, and that of calls between two. Safe for
 * use by many threads.
 */
@Singleton
class Audiences {
  private final Map<RoomId, Seated> byRoom = new ConcurrentHashMap<>();
  private final Turns turns;
  private final CallWatchers calls;

  @Inject
  Audiences(Turns turns, CallWatchers calls) {
    this.turns = turns;
    this.calls = calls;
  }

  CallWatchers calls() {
    return calls;
  }

  void on(@Observes RoomFact fact) {
    Seated seated =
        fact instanceof RoomFact.Closed ? byRoom.remove(fact.room()) : byRoom.get(fact.room());
    if (seated != null) {
      seated.audience().tell(fact);
    }
  }

  /** To be called in the room's turn, with the room as it is in this turn. */
  void add(EventSession session, @Nullable String request, RoomSnapshot snapshot) {
    byRoom
        .compute(
            snapshot.room(),
            (room, now) ->
                now == null
                    ? new Seated(new Audience(turns), 1)
                    : new Seated(now.audience(), now.count() + 1))
        .audience()
        .add(session, request, snapshot);
  }

  /**
   * @param then run after the last message that the session got from this room
   */
  void remove(RoomId room, String sessionId, Runnable then) {
    Seated seated = byRoom.get(room);
    if (seated == null) {
      then.run(); // closed meanwhile
      return;
    }
    byRoom.computeIfPresent(
        room, (id, now) -> now.count() > 1 ? new Seated(now.audience(), now.count() - 1) : null);
    seated.audience().remove(sessionId, then);
  }

  /** Tells a session that lost messages everything about its room again. */
  void retell(RoomId room, EventSession session) {
    Seated seated = byRoom.get(room);
    if (seated == null) {
      session.tell(Wire.noRoom(null)); // closed meanwhile
    } else {
      seated.audience().retell(session);
    }
  }

  private record Seated(Audience audience, int count) {}
}
