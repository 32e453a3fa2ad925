package org.switchhook.webhook;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** What is refused of webhooks, in the words of the wire. */
final class WebhookProblem extends Problem {
  private static final long serialVersionUID = 1L;

  private WebhookProblem(int status, String id, @Nullable String field, String detail) {
    super(status, id, field, detail);
  }

  /** The same answer for a webhook that never was and one of another domain. */
  static WebhookProblem unknown() {
    return new WebhookProblem(404, "webhook-unknown", null, "There is no such webhook for you");
  }

  static WebhookProblem deliveryUnknown() {
    return new WebhookProblem(
        404, "delivery-unknown", null, "The webhook has no delivery with this id");
  }

  static WebhookProblem changed() {
    return new WebhookProblem(
        412, "webhook-changed", null, "The webhook has changed since the version of If-Match");
  }

  static WebhookProblem tooMany(int most) {
    return new WebhookProblem(
        409, "too-many-webhooks", null, "A domain may have no more than " + most + " webhooks");
  }

  static WebhookProblem disabled() {
    return new WebhookProblem(409, "webhook-disabled", null, "The webhook is switched off");
  }

  static WebhookProblem waiting() {
    return new WebhookProblem(
        409, "delivery-waiting", null, "The delivery waits to be sent already");
  }

  static WebhookProblem tooManyWaiting(int most) {
    return new WebhookProblem(
        409, "too-many-deliveries", null, "Already " + most + " deliveries wait for this webhook");
  }

  static WebhookProblem url(String rule) {
    return new WebhookProblem(400, "webhook-url-invalid", "url", "url " + rule);
  }

  static WebhookProblem events() {
    return new WebhookProblem(
        400,
        "events-invalid",
        "events",
        "events must be a list of " + String.join(", ", EventType.words()) + "; empty for all");
  }

  static WebhookProblem secret(int least, int most) {
    return new WebhookProblem(
        400,
        "secret-invalid",
        "secret",
        "secret must be whsec_ and " + least + " to " + most + " bytes in base64");
  }

  static WebhookProblem since() {
    return new WebhookProblem(
        400, "since-invalid", "since", "since must be a time such as 2026-01-31T12:00:00Z");
  }

  static WebhookProblem state() {
    return new WebhookProblem(
        400, "filter-invalid", "state", "state must be waiting, delivered or dead");
  }
}
