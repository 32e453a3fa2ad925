package org.switchhook.webhook;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Json;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.testkit.CountingIds;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;
import org.switchhook.testkit.MemoryDatabase;

/**
 * Webhooks on the schema that the migrations make, with receivers, time and threads in the hands of
 * the test. A database can be left and come back to, as by a start of the server.
 */
final class WebhookFixture implements AutoCloseable {
  static final Caller ADMIN = caller("acme");
  static final Slice ALL = Slice.of(null, null);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final MemoryDatabase database =
      new MemoryDatabase(
          "webhook" + NUMBER.incrementAndGet(), new Class<?>[0], Webhook.class, Delivery.class);
  final CountingIds ids = new CountingIds();
  final HandTime time = new HandTime();
  private int waiting = 100;
  private Duration oldSecret = Duration.ofHours(24);

  /** What receivers answer next, by address; 200 when nothing is said. */
  final Map<String, Outcome> answers = new HashMap<>();

  final List<Parcel> sent = new ArrayList<>();

  /** One node. */
  final class Node {
    final HandWork work = new HandWork();
    final EntityManager store = database.begin();
    final WebhookSettings settings =
        new WebhookSettings(
            3, waiting, 4, 2, List.of("PT5S", "PT30S", "PT2M"), Duration.ofDays(3), oldSecret);
    final Webhooks webhooks = new Webhooks(store);
    final Deliveries deliveries = new Deliveries(store);
    final Outbox outbox = new Outbox(webhooks, deliveries, settings, Json.mapper(), ids, time);
    final Sending sending = new Sending(webhooks, deliveries, settings, ids, time);
    final WebhookCounts counts = new WebhookCounts();
    final Courier courier = new Courier(sending, new Hand(), settings, work, time, time, counts);
    final Intake intake = new Intake(outbox::store, courier::wake, work, time, counts, 1000);
    final WebhookKeeping keeping =
        new WebhookKeeping(webhooks, sending, targets(), settings, ids, time);
    final DeliveryKeeping letters =
        new DeliveryKeeping(keeping, deliveries, outbox, settings, ids, time);

    private Targets targets() {
      return new Targets(
          new TargetSettings(
              false,
              List.of("443"),
              Optional.empty(),
              Duration.ofSeconds(5),
              Duration.ofSeconds(15)));
    }

    String register(String url, String... events) {
      return keeping
          .register(ADMIN, new NewWebhook(url, null, Arrays.asList(events), null, null))
          .id();
    }

    /** Tells of a status of a call of the domain and lets happen what comes of it. */
    void tell(EventType type, String call) {
      tell(type, call, "acme");
    }

    void tell(EventType type, String call, String domain) {
      intake.tell(() -> Optional.of(event(type, call, domain)));
      work.runAll();
    }

    /** Moves the time, and lets happen what falls due, every second. */
    void advance(Duration step) {
      for (long second = 0; second < step.toSeconds(); second++) {
        time.advance(Duration.ofSeconds(1));
        work.runAll();
      }
    }

    /** Newest first. */
    List<DeliveryView> list(String webhook, DeliveryState state) {
      return letters.list(ADMIN, webhook, state, Slice.of(null, "200")).items();
    }

    WebhookView view(String webhook) {
      return keeping.read(ADMIN, webhook).view();
    }

    /** Commits what was done and begins anew, with nothing in memory. */
    Node restart() {
      store.getTransaction().commit();
      store.close();
      return new Node();
    }
  }

  private final class Hand implements Carrier {
    @Override
    public Duration longest() {
      return Duration.ofMinutes(1);
    }

    @Override
    public Outcome carry(Parcel parcel) {
      sent.add(parcel);
      return answers.getOrDefault(parcel.url(), Outcome.answered(200));
    }

    @Override
    public void stop() {}
  }

  static Caller caller(String domain) {
    return new Caller(new UserId("root"), new DomainId(domain), Role.ADMIN, "root");
  }

  WebhookEvent event(EventType type, String call, String domain) {
    return new WebhookEvent(
        type, new DomainId(domain), call, time.instant(), Map.of("callid", call));
  }

  WebhookFixture with(int mostWaiting) {
    waiting = mostWaiting;
    return this;
  }

  Node node() {
    return new Node();
  }

  /** Type and call of what was sent so far, in order; forgets it. */
  List<String> sent() {
    List<String> all =
        sent.stream()
            .map(
                parcel ->
                    parcel
                        .body()
                        .replaceAll(".*type\":\"call\\.([a-z]+)\".*callid\":\"(.*)\".*", "$1 $2"))
            .toList();
    sent.clear();
    return all;
  }

  @Override
  public void close() {
    database.close();
  }
}
