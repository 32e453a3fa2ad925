package org.switchhook.pair;

import org.switchhook.call.Media;

/** What came of something that was asked of a phone. */
sealed interface Said {
  /** It agreed and described its side. */
  record Yes(Media media) implements Said {}

  /**
   * It did not do it, or is gone.
   *
   * @param code SIP response code
   */
  record No(int code, String reason) implements Said {}
}
