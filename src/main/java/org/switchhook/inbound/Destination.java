package org.switchhook.inbound;

import org.jspecify.annotations.Nullable;
import org.switchhook.call.IncomingCall;

/**
 * What was dialled, and the PIN: behind a star in the user part, as on a keypad, or in a header.
 *
 * @param pin null when none was given
 */
record Destination(String dialled, @Nullable String pin) {
  private static final char STAR = '*';

  /** The PIN in the user part comes before the one in the header. */
  static Destination of(IncomingCall call) {
    String target = call.target();
    int star = target.indexOf(STAR);
    return star < 0
        ? new Destination(target, call.pin())
        : new Destination(target.substring(0, star), target.substring(star + 1));
  }

  /** Without the PIN. */
  @Override
  public String toString() {
    return "a destination";
  }
}
