package org.switchhook.call;

import java.time.Duration;

/**
 * How long a session may live without a sign of life, as we want it.
 *
 * @param expires what we ask for in seconds, 0 to ask for nothing
 * @param minSe the least that we take, in seconds
 */
public record SessionTimes(long expires, long minSe) {
  static final SessionTimes NONE = new SessionTimes(0, 90);

  /**
   * @throws IllegalArgumentException when something is negative, or asked for and less than the
   *     least
   */
  public static SessionTimes of(Duration expires, Duration minSe) {
    boolean possible =
        minSe.toSeconds() >= 1 && (expires.isZero() || expires.compareTo(minSe) >= 0);
    if (!possible) {
      throw new IllegalArgumentException(
          "switchhook.call.session-expires is less than switchhook.call.min-se, or that than 1 s");
    }
    return new SessionTimes(expires.toSeconds(), minSe.toSeconds());
  }
}
