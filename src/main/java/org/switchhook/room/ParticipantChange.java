package org.switchhook.room;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Text;

/**
 * What to change of a participant; {@code ParticipantChange} in {@code openapi.yaml}. Unchecked.
 */
record ParticipantChange(@Nullable String displayName) {
  private static final int NAME_MAX = 100;

  /**
   * The new name.
   *
   * @throws org.switchhook.platform.Problem 400 {@code text-invalid}
   */
  String name() {
    return Text.line("displayName", displayName == null ? "" : displayName, NAME_MAX);
  }
}
