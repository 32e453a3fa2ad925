package org.switchhook.call;

import java.util.Locale;
import java.util.Optional;

/** Which way media may flow, as the side sees it that says so (RFC 3264 5.1, RFC 8866 6.7). */
public enum MediaDirection {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private static final String ATTRIBUTE = "a=";

  private final boolean sends;
  private final boolean receives;

  MediaDirection(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /** The direction that a line such as {@code a=sendonly} states; empty for any other line. */
  static Optional<MediaDirection> of(String line) {
    for (MediaDirection each : values()) {
      if (line.equals(each.line())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  String line() {
    return ATTRIBUTE + name().toLowerCase(Locale.ROOT);
  }

  boolean receives() {
    return receives;
  }

  /** What both allow. */
  MediaDirection and(MediaDirection other) {
    return of(sends && other.sends, receives && other.receives);
  }

  /** The same flow as the other side says it. */
  MediaDirection reversed() {
    return of(receives, sends);
  }

  public static MediaDirection of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }
}
