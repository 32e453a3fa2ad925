package org.switchhook.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import org.switchhook.rest.Fields;

/**
 * Which dead letters are to be sent again.
 *
 * @param since those of events from this time on
 */
record Replay(String since) {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  Replay {
    Fields.required("since", since);
  }

  /**
   * @throws WebhookProblem 400 {@code since-invalid}
   */
  Instant from() {
    try {
      Instant time = Instant.parse(since);
      if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
        return time;
      }
    } catch (DateTimeException e) {
      // refused below
    }
    throw WebhookProblem.since();
  }
}
