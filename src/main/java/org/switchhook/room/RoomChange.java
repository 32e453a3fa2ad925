package org.switchhook.room;

import org.jspecify.annotations.Nullable;

/**
 * What to change of a room; a member that is missing stays as it is. Unchecked.
 *
 * @param pin empty to demand none from now on
 */
record RoomChange(@Nullable String name, @Nullable Integer participantLimit, @Nullable String pin) {

  /** Without the PIN. */
  @Override
  public String toString() {
    return "change of a room";
  }
}
