package org.switchhook.pair;

import java.util.Locale;
import org.switchhook.platform.Problem;

/**
 * The two sides of a call. The caller is who was named so at the start, or who called in; after a
 * blind transfer the party that was moved keeps its side.
 */
public enum Side {
  CALLER,
  CALLEE;

  /**
   * @throws Problem 400 {@code leg-invalid}
   */
  static Side of(String field, String word) {
    for (Side side : values()) {
      if (side.word().equals(word)) {
        return side;
      }
    }
    throw new Problem(400, "leg-invalid", field, field + " must be caller or callee");
  }

  public Side other() {
    return this == CALLER ? CALLEE : CALLER;
  }

  /** In the words of the wire: {@code caller}, {@code callee}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
