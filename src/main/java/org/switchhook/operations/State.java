package org.switchhook.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How something is. */
enum State {
  UP,
  DOWN,
  /** Nobody has had to ask it yet. */
  UNKNOWN;

  static State of(boolean up) {
    return up ? UP : DOWN;
  }

  /** The word on every wire: {@code up}, {@code down}, {@code unknown}. */
  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
