package org.switchhook.room;

import org.switchhook.call.Mute;
import org.switchhook.platform.Problem;

/** What somebody in a room can do to a phone of it. */
public sealed interface Control {
  /** End its call, whether it still rings or is answered. */
  record HangUp() implements Control {}

  /** Take its voice or hearing, or give them back. */
  record Silence(Mute mute) implements Control {}

  /**
   * Send it one digit.
   *
   * @param digit one of 0-9 * # A-D
   */
  record Digit(char digit) implements Control {
    private static final String KNOWN = "0123456789*#ABCD";

    /**
     * @throws Problem 400 {@code digit-invalid}
     */
    public Digit {
      if (KNOWN.indexOf(digit) < 0) {
        throw new Problem(400, "digit-invalid", "digit", "digit must be one of 0-9 * # A-D");
      }
    }
  }
}
