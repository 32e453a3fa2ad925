package org.switchhook.room;

import org.jspecify.annotations.Nullable;
import org.switchhook.call.Mute;
import org.switchhook.platform.Problem;

/** What to take from a phone; {@code Mute} in {@code openapi.yaml}. Unchecked. */
record MuteRequest(@Nullable Integer audio) {
  /**
   * @throws Problem 400 {@code mute-invalid}
   */
  Mute checked() {
    try {
      if (audio != null) {
        return new Mute(audio);
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new Problem(400, "mute-invalid", "audio", "audio must be 0, 1, 2 or 3");
  }
}
