package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Ids;
import org.switchhook.rest.Page;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/**
 * What has become of the deliveries of an admin's webhooks, and sending them again. Every method
 * waits for the database and is a transaction, or part of the one it is called in; all throw 404
 * {@code webhook-unknown}.
 */
@Singleton
@Transactional
public class DeliveryKeeping {
  private static final int MOST_AT_ONCE = 1000;

  private final WebhookKeeping webhooks;
  private final Deliveries deliveries;
  private final Outbox outbox;
  private final WebhookSettings settings;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public DeliveryKeeping(
      WebhookKeeping webhooks,
      Deliveries deliveries,
      Outbox outbox,
      WebhookSettings settings,
      Ids ids,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.outbox = outbox;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Stores an event for this webhook alone.
   *
   * @throws WebhookProblem 409 {@code webhook-disabled}, {@code too-many-deliveries}
   */
  public DeliveryView test(Caller admin, String id) {
    Webhook webhook = enabled(admin, id);
    requireRoom(webhook);
    WebhookEvent event =
        new WebhookEvent(
            EventType.TEST,
            webhook.domain(),
            ids.next(),
            clock.instant(),
            Map.of("webhook", webhook.id()));
    return outbox.store(webhook, event).view();
  }

  /**
   * Newest first.
   *
   * @param state null for every state
   */
  public Page<DeliveryView> list(
      Caller admin, String id, @Nullable DeliveryState state, Slice slice) {
    Webhook webhook = webhooks.find(admin, id);
    return Page.of(deliveries.of(webhook, state, slice), slice, Delivery::cursor, Delivery::view);
  }

  /**
   * With the event.
   *
   * @throws WebhookProblem 404 {@code delivery-unknown}
   */
  public DeliveryView read(Caller admin, String id, String delivery) {
    return find(webhooks.find(admin, id), delivery).whole();
  }

  /**
   * Sends one again, under its id.
   *
   * @throws WebhookProblem 404 {@code delivery-unknown}, 409 {@code delivery-waiting}, {@code
   *     webhook-disabled}, {@code too-many-deliveries}
   */
  public DeliveryView replay(Caller admin, String id, String delivery) {
    Webhook webhook = enabled(admin, id);
    Delivery found = find(webhook, delivery);
    if (found.isWaiting()) {
      throw WebhookProblem.waiting();
    }
    requireRoom(webhook);
    found.replay(clock.instant());
    return found.view();
  }

  /**
   * Sends dead letters again, the oldest first, as many as there is room for.
   *
   * @throws WebhookProblem 409 {@code webhook-disabled}
   */
  public Replayed replay(Caller admin, String id, Instant since) {
    Webhook webhook = enabled(admin, id);
    List<Delivery> dead = deliveries.dead(webhook, since, settings.waiting());
    int room = Math.min(MOST_AT_ONCE, room(webhook));
    List<Delivery> chosen = dead.subList(0, Math.min(room, dead.size()));
    Instant now = clock.instant();
    chosen.forEach(one -> one.replay(now));
    return new Replayed(chosen.size(), dead.size() - chosen.size());
  }

  private int room(Webhook webhook) {
    int most = settings.waiting();
    return most - deliveries.count(webhook, DeliveryState.WAITING, most);
  }

  private void requireRoom(Webhook webhook) {
    if (room(webhook) <= 0) {
      throw WebhookProblem.tooManyWaiting(settings.waiting());
    }
  }

  private Webhook enabled(Caller admin, String id) {
    Webhook webhook = webhooks.find(admin, id);
    if (!webhook.isEnabled()) {
      throw WebhookProblem.disabled();
    }
    return webhook;
  }

  private Delivery find(Webhook webhook, String id) {
    return deliveries
        .find(id)
        .filter(delivery -> delivery.isOf(webhook))
        .orElseThrow(WebhookProblem::deliveryUnknown);
  }
}
