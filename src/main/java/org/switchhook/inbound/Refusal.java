package org.switchhook.inbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An INVITE that is not taken, in the words of SIP. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String phrase;
  private final @Nullable Duration retryAfter;

  Refusal(int code) {
    this(code, "", null);
  }

  /**
   * @param phrase reason phrase that says why
   */
  Refusal(int code, String phrase) {
    this(code, phrase, null);
  }

  /**
   * @param retryAfter when to try again
   */
  Refusal(int code, Duration retryAfter) {
    this(code, "", retryAfter);
  }

  private Refusal(int code, String phrase, @Nullable Duration retryAfter) {
    super("refused with " + code, null, false, false);
    this.code = code;
    this.phrase = phrase;
    this.retryAfter = retryAfter;
  }

  int code() {
    return code;
  }

  /** Empty for the usual one of the code. */
  String phrase() {
    return phrase;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
