package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Ids;
import org.switchhook.rest.Page;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/**
 * Registers, reads, changes and removes the webhooks of an admin's domain. Every method waits for
 * the database and is a transaction, or part of the one it is called in; all that name a webhook
 * throw 404 {@code webhook-unknown}.
 */
@Singleton
@Transactional
public class WebhookKeeping {
  private static final int LONGEST_FILTER = 100;

  private final Webhooks webhooks;
  private final Sending sending;
  private final Targets targets;
  private final WebhookSettings settings;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public WebhookKeeping(
      Webhooks webhooks,
      Sending sending,
      Targets targets,
      WebhookSettings settings,
      Ids ids,
      Clock clock) {
    this.webhooks = webhooks;
    this.sending = sending;
    this.targets = targets;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Two that are registered at the same moment do not see each other, so that the limit may be
   * passed by as many.
   *
   * @throws WebhookProblem 409 {@code too-many-webhooks}, and 400 for what is wrong with it
   */
  public WebhookView register(Caller admin, NewWebhook wanted) {
    if (webhooks.count(admin.domain()) >= settings.perDomain()) {
      throw WebhookProblem.tooMany(settings.perDomain());
    }
    targets.parse(wanted.url());
    Secret secret = wanted.secret() == null ? Secret.random(ids) : Secret.given(wanted.secret());
    Instant now = clock.instant();
    Webhook webhook = new Webhook("wh_" + ids.next(), admin, wanted.url(), secret, now);
    if (wanted.description() != null) {
      webhook.describe(wanted.description());
    }
    if (wanted.events() != null) {
      webhook.limitTo(types(wanted.events()));
    }
    if (wanted.enabled() != null) {
      webhook.enable(wanted.enabled());
    }
    webhooks.add(webhook);
    return webhook.view(now).with(secret);
  }

  public Page<WebhookView> list(Caller admin, Slice slice) {
    Instant now = clock.instant();
    return Page.of(
        webhooks.of(admin.domain(), slice), slice, Webhook::cursor, webhook -> webhook.view(now));
  }

  public Tagged read(Caller admin, String id) {
    return tagged(find(admin, id));
  }

  /**
   * @param ifMatch value of the If-Match header, null when there is none
   * @throws WebhookProblem 412 {@code webhook-changed}, and 400 for what is wrong with the change
   */
  public Tagged change(Caller admin, String id, @Nullable String ifMatch, WebhookChange change) {
    Webhook webhook = lock(admin, id);
    webhook.requireVersion(ifMatch);
    if (change.url() != null) {
      targets.parse(change.url());
      webhook.sendTo(change.url());
    }
    if (change.description() != null) {
      webhook.describe(change.description());
    }
    if (change.events() != null) {
      webhook.limitTo(types(change.events()));
    }
    if (change.enabled() != null) {
      enable(webhook, change.enabled());
    }
    webhook.revise();
    return tagged(webhook);
  }

  private void enable(Webhook webhook, boolean on) {
    webhook.enable(on);
    if (!on) {
      sending.abandon(webhook, clock.instant());
    }
  }

  /**
   * The secret until now signs too for a while.
   *
   * @throws WebhookProblem 400 {@code secret-invalid}
   */
  public WebhookView rotate(Caller admin, String id, SecretChange change) {
    Secret next = change.secret() == null ? Secret.random(ids) : Secret.given(change.secret());
    Webhook webhook = lock(admin, id);
    Instant now = clock.instant();
    webhook.rotate(next, now, settings.oldSecret());
    webhook.revise();
    return webhook.view(now).with(next);
  }

  /** What waits for it is forgotten too; what is on its way may still arrive. */
  public void remove(Caller admin, String id) {
    webhooks.remove(lock(admin, id));
  }

  /**
   * @throws WebhookProblem 404 {@code webhook-unknown}, also when it is another domain's
   */
  Webhook find(Caller admin, String id) {
    return webhooks
        .find(id)
        .filter(webhook -> webhook.domain().equals(admin.domain()))
        .orElseThrow(WebhookProblem::unknown);
  }

  private Webhook lock(Caller admin, String id) {
    return webhooks
        .lock(id)
        .filter(webhook -> webhook.domain().equals(admin.domain()))
        .orElseThrow(WebhookProblem::unknown);
  }

  private Tagged tagged(Webhook webhook) {
    return new Tagged(webhook.tag(), webhook.view(clock.instant()));
  }

  /** An empty list stands for all. */
  private static List<EventType> types(List<@Nullable String> words) {
    if (words.size() > LONGEST_FILTER) {
      throw WebhookProblem.events();
    }
    return words.stream()
        .map(
            word ->
                EventType.named(Objects.requireNonNullElse(word, ""))
                    .orElseThrow(WebhookProblem::events))
        .toList();
  }

  /**
   * A view with the entity tag of the version it shows.
   *
   * @param tag without quotes
   */
  record Tagged(String tag, WebhookView view) {}
}
