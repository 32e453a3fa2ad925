package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits and times of webhooks; meanings stand beside the defaults. */
@Singleton
class WebhookSettings {
  private final int perDomain;
  private final int waiting;
  private final int atOnce;
  private final int atOnceOfOne;
  private final List<Duration> retries;
  private final Duration longestFailing;
  private final Duration oldSecret;

  /**
   * @throws IllegalArgumentException when one of them is out of its bounds
   */
  @Inject
  WebhookSettings(
      @ConfigProperty(name = "switchhook.webhook.per-domain") int perDomain,
      @ConfigProperty(name = "switchhook.webhook.waiting") int waiting,
      @ConfigProperty(name = "switchhook.webhook.at-once") int atOnce,
      @ConfigProperty(name = "switchhook.webhook.at-once-of-one") int atOnceOfOne,
      @ConfigProperty(name = "switchhook.webhook.retries") List<String> retries,
      @ConfigProperty(name = "switchhook.webhook.failing") Duration longestFailing,
      @ConfigProperty(name = "switchhook.webhook.old-secret") Duration oldSecret) {
    this.perDomain = positive("per-domain", perDomain);
    this.waiting = positive("waiting", waiting);
    this.atOnce = positive("at-once", atOnce);
    this.atOnceOfOne = positive("at-once-of-one", atOnceOfOne);
    this.retries = retries.stream().map(pause -> Duration.parse(pause.strip())).toList();
    this.longestFailing = longestFailing;
    this.oldSecret = oldSecret;
    if (this.retries.stream().anyMatch(pause -> pause.isNegative() || pause.isZero())) {
      throw new IllegalArgumentException("switchhook.webhook.retries must each be more than 0");
    }
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("switchhook.webhook." + name + " must be 1 or more");
    }
    return value;
  }

  /** Webhooks of a domain. */
  int perDomain() {
    return perDomain;
  }

  /** Waiting deliveries of one webhook, and again dead ones. */
  int waiting() {
    return waiting;
  }

  /** Deliveries on their way from this node. */
  int atOnce() {
    return atOnce;
  }

  int atOnceOfOne() {
    return atOnceOfOne;
  }

  /** Pauses after the first try, the second, and so on. */
  List<Duration> retries() {
    return retries;
  }

  /** After it a webhook that takes nothing is switched off. */
  Duration longestFailing() {
    return longestFailing;
  }

  /** How long the secret before the last change signs too. */
  Duration oldSecret() {
    return oldSecret;
  }
}
