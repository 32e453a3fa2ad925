package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.security.Caller;

/**
 * Changes a room: in the store first, then for those inside, who learn its new name or are put out.
 * Both throw 404 {@code room-unknown}, 403 {@code room-owner-only}, 409 {@code room-closed}, 412
 * {@code room-changed} and 400 for what is wrong with the change.
 */
@Singleton
class RoomChanging {
  private final RoomKeeping keeping;
  private final LiveRooms liveRooms;

  @Inject
  RoomChanging(RoomKeeping keeping, LiveRooms liveRooms) {
    this.keeping = keeping;
    this.liveRooms = liveRooms;
  }

  /**
   * @param ifMatch value of the If-Match header, null when there is none
   */
  Tagged<RoomView> change(Caller caller, RoomId id, @Nullable String ifMatch, RoomChange change) {
    Tagged<RoomView> changed = keeping.change(caller, id, ifMatch, change);
    liveRooms.refresh(id);
    return changed;
  }

  /**
   * Replaces the access list. Who is inside and is no longer let in is put out.
   *
   * @param ifMatch value of the If-Match header, null when there is none
   */
  Tagged<Access> admit(Caller caller, RoomId id, @Nullable String ifMatch, Access access) {
    Tagged<Access> changed = keeping.admit(caller, id, ifMatch, access);
    liveRooms.refresh(id);
    return changed;
  }
}
