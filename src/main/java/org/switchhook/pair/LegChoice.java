package org.switchhook.pair;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/**
 * Which leg a command is about; {@code LegChoice} in {@code openapi.yaml}. Unchecked.
 *
 * @param leg null for both
 */
record LegChoice(@Nullable String leg) {
  /**
   * @throws Problem 400 {@code leg-invalid}
   */
  @Nullable Side side() {
    if (leg == null) {
      return null;
    }
    for (Side side : Side.values()) {
      if (side.word().equals(leg)) {
        return side;
      }
    }
    throw new Problem(400, "leg-invalid", "leg", "leg must be caller or callee");
  }
}
