package org.switchhook.webhook;

import java.util.regex.Pattern;

/** The form of our ids; a database may fail when it is asked for another. */
final class WebhookIds {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private WebhookIds() {}

  /**
   * The id of a webhook in a path.
   *
   * @throws WebhookProblem 404 {@code webhook-unknown} when no webhook can have it
   */
  static String webhook(String text) {
    if (!FORM.matcher(text).matches()) {
      throw WebhookProblem.unknown();
    }
    return text;
  }

  /**
   * The id of a delivery in a path.
   *
   * @throws WebhookProblem 404 {@code delivery-unknown} when no delivery can have it
   */
  static String delivery(String text) {
    if (!FORM.matcher(text).matches()) {
      throw WebhookProblem.deliveryUnknown();
    }
    return text;
  }
}
