package org.switchhook.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Log;

/**
 * Writes events down, one delivery for each webhook that wants them. Waits for the database; each
 * method is a transaction, or part of the one it is called in.
 */
@Singleton
@Transactional
public class Outbox {
  private static final System.Logger LOG = Log.of(Outbox.class);

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final WebhookSettings settings;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public Outbox(
      Webhooks webhooks,
      Deliveries deliveries,
      WebhookSettings settings,
      ObjectMapper json,
      Ids ids,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Stores all of them, in order, or fails and has stored none.
   *
   * @return how many deliveries that makes
   */
  public int store(List<WebhookEvent.Source> sources) {
    if (!webhooks.anyEnabled()) {
      return 0;
    }
    List<WebhookEvent> events =
        sources.stream().map(WebhookEvent.Source::event).flatMap(Optional::stream).toList();
    if (events.isEmpty()) {
      return 0;
    }
    List<Webhook> told =
        webhooks.enabled(events.stream().map(event -> event.domain().value()).distinct().toList());
    Map<Webhook, Room> rooms = new LinkedHashMap<>();
    told.forEach(webhook -> rooms.put(webhook, room(webhook)));
    return events.stream().mapToInt(event -> store(event, rooms)).sum();
  }

  private int store(WebhookEvent event, Map<Webhook, Room> rooms) {
    String body = body(event);
    if (body.length() > Delivery.LARGEST) {
      LOG.log(Level.ERROR, "An event of {0} is too large for webhooks", event.subject());
      return 0;
    }
    int stored = 0;
    for (Map.Entry<Webhook, Room> entry : rooms.entrySet()) {
      Webhook webhook = entry.getKey();
      if (webhook.domain().equals(event.domain()) && webhook.wants(event.type())) {
        stored += entry.getValue().take(delivery(webhook, event, body)) ? 1 : 0;
      }
    }
    return stored;
  }

  /** Stores one event for one webhook, whatever others wait; the test of an admin. */
  public Delivery store(Webhook webhook, WebhookEvent event) {
    Delivery delivery = delivery(webhook, event, body(event));
    deliveries.add(delivery);
    return delivery;
  }

  private Delivery delivery(Webhook webhook, WebhookEvent event, String body) {
    return new Delivery(
        "msg_" + ids.next(), webhook, event.type(), event.subject(), body, clock.instant());
  }

  private String body(WebhookEvent event) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", event.type().word());
    body.put("timestamp", event.at());
    body.put("data", event.data());
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an event has no JSON form", e);
    }
  }

  private Room room(Webhook webhook) {
    int most = settings.waiting();
    return new Room(
        most - deliveries.count(webhook, DeliveryState.WAITING, most),
        most - deliveries.count(webhook, DeliveryState.DEAD, most));
  }

  /** How much more of a webhook's may be stored. */
  private final class Room {
    private int waiting;
    private int dead;

    Room(int waiting, int dead) {
      this.waiting = waiting;
      this.dead = dead;
    }

    /** Past the bound it is a dead letter, and past the bound of those it is lost. */
    boolean take(Delivery delivery) {
      if (waiting <= 0) {
        delivery.died(Outcome.failed(Delivery.TOO_MANY), clock.instant());
        if (dead <= 0) {
          LOG.log(Level.WARNING, "webhook {0} has no room; an event is lost", delivery.webhook());
          return false;
        }
        dead--;
      } else {
        waiting--;
      }
      deliveries.add(delivery);
      return true;
    }
  }
}
