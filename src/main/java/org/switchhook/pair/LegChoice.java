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
    return leg == null ? null : Side.of("leg", leg);
  }
}
