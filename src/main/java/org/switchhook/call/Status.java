package org.switchhook.call;

import java.util.Locale;

/** The public statuses of a call, in the words of the wire. */
public enum Status {
  ACCEPTED,
  RINGING,
  CONNECTED,
  /** Ended without an answer. */
  REJECTED,
  /** Ended after its answer, or withdrawn before it. */
  CLEARED;

  public boolean isEnd() {
    return this == REJECTED || this == CLEARED;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
