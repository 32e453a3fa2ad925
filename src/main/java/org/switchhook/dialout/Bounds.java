package org.switchhook.dialout;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/**
 * What a caller may choose of a time.
 *
 * @param field member of the request in which he chooses, in seconds
 * @param usual when he chooses nothing
 */
record Bounds(String field, Duration least, Duration usual, Duration most) {

  /**
   * @throws IllegalArgumentException when least, usual and most are not in this order
   */
  Bounds {
    if (least.compareTo(usual) > 0 || usual.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          field + ": its setting must lie between its least and its most");
    }
  }

  /**
   * @throws Problem 400 {@code time-invalid}, naming the bounds
   */
  Duration choose(@Nullable Integer seconds) {
    if (seconds == null) {
      return usual;
    }
    Duration chosen = Duration.ofSeconds(seconds);
    if (chosen.compareTo(least) < 0 || chosen.compareTo(most) > 0) {
      throw new Problem(
          400,
          "time-invalid",
          field,
          field + " must be from " + least.toSeconds() + " to " + most.toSeconds() + " seconds");
    }
    return chosen;
  }
}
