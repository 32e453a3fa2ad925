package org.switchhook.room;

import org.switchhook.address.RoomId;

/**
 * What the store says of a room to a caller who may see it, at one moment.
 *
 * @param dialIn empty when the room is closed
 * @param limit most participants, people and phones together
 * @param runs true when the caller is the owner or an admin
 * @param open false when the room was closed
 */
public record Admission(
    RoomId room, String name, String dialIn, int limit, boolean runs, boolean open) {

  /**
   * This admission itself.
   *
   * @throws RoomProblem 409 {@code room-closed}
   */
  public Admission requireOpen() {
    if (!open) {
      throw RoomProblem.closed();
    }
    return this;
  }
}
