package org.switchhook.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What came of one try.
 *
 * @param status of the HTTP answer, 0 when there was none
 * @param error stable word for why it failed; null when it did not
 */
record Outcome(int status, @Nullable String error) {
  private static final int GONE = 410;

  static Outcome answered(int status) {
    return switch (status / 100) {
      case 2 -> new Outcome(status, null);
      case 3 -> new Outcome(status, "redirect");
      default -> new Outcome(status, "refused");
    };
  }

  static Outcome failed(String error) {
    return new Outcome(0, error);
  }

  boolean isSuccess() {
    return error == null;
  }

  /** The receiver wants nothing any more. */
  boolean isGone() {
    return status == GONE;
  }
}
