package org.switchhook.inbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An INVITE that is not taken, in the words of SIP. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final @Nullable Duration retryAfter;

  Refusal(int code) {
    this(code, null);
  }

  /**
   * @param retryAfter when to try again, null to say nothing of it
   */
  Refusal(int code, @Nullable Duration retryAfter) {
    super("refused with " + code, null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  int code() {
    return code;
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
