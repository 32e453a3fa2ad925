package org.switchhook.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A room to be opened; {@code NewRoom} in {@code openapi.yaml}. Unchecked. */
record NewRoom(
    @Nullable String name,
    @Nullable Integer participantLimit,
    @Nullable List<String> users,
    @Nullable String pin) {

  /** Without the PIN. */
  @Override
  public String toString() {
    return "new room " + name;
  }
}
