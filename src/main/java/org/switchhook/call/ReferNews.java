package org.switchhook.call;

import java.time.Duration;
import org.switchhook.platform.Text;

/**
 * What a NOTIFY of ours says about what a phone asked for.
 *
 * @param id of the subscription, the number of its REFER; 0 for the first of a dialog, which needs
 *     none (RFC 3515 2.4.6)
 * @param code status of the call that was asked for
 * @param text its reason phrase, fit for a status line
 * @param left how long news will go on, zero for the last
 * @param reason why this is the last (RFC 6665 4.1.3), empty when it is not
 */
public record ReferNews(long id, int code, String text, Duration left, String reason) {
  private static final int MAX_TEXT = 128;

  static ReferNews progress(long id, int code, String text, Duration left) {
    return new ReferNews(id, code, phrase(text), left, "");
  }

  static ReferNews end(long id, int code, String text, String reason) {
    return new ReferNews(id, code, phrase(text), Duration.ZERO, reason);
  }

  private static String phrase(String text) {
    return Text.clean(text, MAX_TEXT);
  }

  /** Body of type {@code message/sipfrag} (RFC 3420). */
  public String fragment() {
    return "SIP/2.0 " + code + " " + text + "\r\n";
  }

  boolean isLast() {
    return !reason.isEmpty();
  }
}
