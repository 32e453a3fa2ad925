package org.switchhook.events;

import java.util.function.Consumer;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Problem;
import org.switchhook.room.RoomSnapshot;
import org.switchhook.security.Caller;

/** What a session asks of a room. No method waits; requests of one thread are served in order. */
interface RoomDoor {
  /**
   * @param entered called in the room's turn, before any later fact of that room is fired
   * @param refused called instead, on any thread
   */
  void enter(Entry entry, Consumer<RoomSnapshot> entered, Consumer<Problem> refused);

  void leave(RoomId room, String sessionId);

  void control(
      Caller caller, RoomId room, PhoneRef phone, Control control, Consumer<Problem> refused);

  /**
   * @param watch true to see the room without being a participant
   */
  record Entry(Caller caller, RoomId room, String sessionId, boolean watch) {}
}
