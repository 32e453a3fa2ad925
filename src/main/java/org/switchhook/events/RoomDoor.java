package org.switchhook.events;

import java.util.function.Consumer;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Problem;
import org.switchhook.room.Control;
import org.switchhook.room.PhoneRef;
import org.switchhook.room.RoomEntry;
import org.switchhook.room.RoomSnapshot;
import org.switchhook.security.Caller;

/** What a session asks of a room. No method waits; requests of one thread are served in order. */
interface RoomDoor {
  /**
   * Lets a session in.
   *
   * @param entered called in the room's turn, before any later fact of that room is fired
   * @param refused called instead, on any thread
   */
  void enter(RoomEntry entry, Consumer<RoomSnapshot> entered, Consumer<Problem> refused);

  void leave(RoomId room, String sessionId);

  /** Sees to it, some time later, that a session that may no longer see the room is put out. */
  void refresh(RoomId room);

  void control(
      Caller caller, RoomId room, PhoneRef phone, Control control, Consumer<Problem> refused);
}
