package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.Calls;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.security.Caller;

/**
 * Closes a room: in the store first, then its calls are hung up, then everybody leaves. A call that
 * is stored meanwhile is seen here, or sees the closed room after it was placed and ends itself.
 */
@Singleton
public class RoomClosing {
  private final RoomKeeping keeping;
  private final Function<RoomId, List<CallId>> unended;
  private final LiveCalls liveCalls;
  private final LiveRooms liveRooms;

  @Inject
  RoomClosing(RoomKeeping keeping, Calls calls, LiveCalls liveCalls, LiveRooms liveRooms) {
    this(keeping, calls::unended, liveCalls, liveRooms);
  }

  /**
   * @param unended the calls of a room that have no stored end
   */
  RoomClosing(
      RoomKeeping keeping,
      Function<RoomId, List<CallId>> unended,
      LiveCalls liveCalls,
      LiveRooms liveRooms) {
    this.keeping = keeping;
    this.unended = unended;
    this.liveCalls = liveCalls;
    this.liveRooms = liveRooms;
  }

  /**
   * Returns when the room is closed in the store and everybody has been told. Closing a closed room
   * is allowed and ends what is left of it.
   *
   * @throws RoomProblem 404 {@code room-unknown}, 403 {@code room-owner-only}
   */
  public void close(Caller caller, RoomId room) {
    keeping.close(caller, room);
    unended.apply(room).forEach(call -> liveCalls.tell(call, new Input.HangUp()));
    liveRooms.close(room);
  }
}
