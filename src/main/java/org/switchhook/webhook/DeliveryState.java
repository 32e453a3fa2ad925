package org.switchhook.webhook;

import java.util.Arrays;
import java.util.Locale;

/** What has become of a delivery. */
enum DeliveryState {
  /** Is to be sent, or sent again. */
  WAITING,
  DELIVERED,
  /** Given up; an admin may replay it. */
  DEAD;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws WebhookProblem 400 {@code filter-invalid}
   */
  static DeliveryState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findAny()
        .orElseThrow(WebhookProblem::state);
  }
}
