package org.switchhook.call;

import java.util.Locale;

/** Who began a call. */
public enum Direction {
  /** We called the phone. */
  OUTGOING,
  /** The phone called us. */
  INCOMING;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
