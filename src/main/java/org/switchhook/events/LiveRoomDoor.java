package org.switchhook.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Problem;
import org.switchhook.room.Control;
import org.switchhook.room.LiveRooms;
import org.switchhook.room.PhoneRef;
import org.switchhook.room.RoomEntry;
import org.switchhook.room.RoomSnapshot;
import org.switchhook.security.Caller;

/** The door of the rooms of this node. */
@Singleton
class LiveRoomDoor implements RoomDoor {
  private final LiveRooms rooms;

  @Inject
  LiveRoomDoor(LiveRooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public void enter(RoomEntry entry, Consumer<RoomSnapshot> entered, Consumer<Problem> refused) {
    rooms.enter(entry, entered, refused);
  }

  @Override
  public void leave(RoomId room, String sessionId) {
    rooms.leave(room, sessionId);
  }

  @Override
  public void refresh(RoomId room) {
    rooms.refresh(room);
  }

  @Override
  public void control(
      Caller caller, RoomId room, PhoneRef phone, Control control, Consumer<Problem> refused) {
    rooms.control(caller, room, phone, control, refused);
  }
}
