package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** PostgreSQL is stopped for a while under a server that runs calls and is asked for more. */
@Tag("fault")
class DatabaseOutageIT {
  private static final Duration AWAY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RATE = 10;
  private static final int TALKING = 8;

  /** A call of the load has ended before its room's turn comes again. */
  private static final int ROOMS = 120;

  /** Of the sandbox: rings, answers after a second, hangs up three seconds later. */
  private static final String NUMBER = "+493023125002";

  private final List<AutoCloseable> open = new ArrayList<>();

  private record Talking(String call, SipPhone phone, PhoneCall dialog, EventSocket socket) {}

  @AfterEach
  void close() throws Exception {
    for (int last = open.size() - 1; last >= 0; last--) {
      open.get(last).close();
    }
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  /** Alone in a room that somebody watches. */
  private Talking call(CrashServer server, Api api, int number) {
    String room = api.room(Map.of("name", "Test " + number));
    EventSocket socket = opened(server.watch(SampleUser.BOB, room));
    SipPhone phone = opened(SipPhone.udp("phone" + number)).patient(PATIENCE);
    Api.Answer answer = api.post("rooms/" + room + "/dialouts", Map.of("number", phone.uri()));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    PhoneCall dialog = phone.expectInvite().answer();
    phone.expectAck();
    return new Talking(answer.text("callid"), phone, dialog, socket);
  }

  @Test
  void callsShouldGoOnAndNothingBeLostWhileTheDatabaseIsAway() throws Exception {
    Postgres postgres = opened(Postgres.create());
    CrashServer server = opened(CrashServer.make(postgres));
    server.start();
    Api api = server.api(SampleUser.BOB);
    List<String> rooms = new ArrayList<>();
    for (int number = 0; number < ROOMS; number++) {
      rooms.add(api.room(Map.of("name", "Load " + number)));
    }
    List<Talking> talking = new ArrayList<>();
    for (int number = 0; number < TALKING; number++) {
      talking.add(call(server, api, number));
    }
    DialLoad load = opened(DialLoad.begin(api, rooms, NUMBER, RATE));
    load.await(2 * RATE, DialLoad.Try::isPlaced);

    postgres.stop();
    CompletableFuture<Void> longEnough = new CompletableFuture<>();
    longEnough.completeOnTimeout(null, AWAY.toMillis(), TimeUnit.MILLISECONDS);
    List<Talking> leaving = talking.subList(0, TALKING / 2);
    for (Talking one : leaving) {
      one.dialog().bye();
      one.phone().expect200();
      assertThat(expect(one.socket(), one.call(), "cleared")).isNotNull();
    }
    load.await(RATE, one -> one.answer().status() == 503);
    longEnough.join();
    postgres.start();

    int before = load.count(DialLoad.Try::isPlaced);
    load.await(before + 2 * RATE, DialLoad.Try::isPlaced);
    load.end();
    List<DialLoad.Try> refused = load.all().stream().filter(one -> !one.isPlaced()).toList();
    for (DialLoad.Try one : refused) {
      assertThat(one.answer().status()).as(one.answer().body().toString()).isEqualTo(503);
      assertThat(one.answer().problem()).isEqualTo("store-unavailable");
      assertThat(one.answer().header("Retry-After")).isEqualTo("5");
    }
    for (DialLoad.Try one : refused.subList(0, RATE)) {
      DialLoad.Try again = load.again(one);
      assertThat(again.answer().status()).as(again.answer().body().toString()).isEqualTo(201);
    }

    List<String> placed = new ArrayList<>();
    load.all().stream().filter(DialLoad.Try::isPlaced).map(DialLoad.Try::call).forEach(placed::add);
    for (Talking one : talking.subList(leaving.size(), TALKING)) {
      assertThat(api.delete("calls/" + one.call()).status()).isBetween(200, 204);
      one.phone().expectBye().ok();
    }
    Map<String, String> told = new HashMap<>();
    for (Talking one : talking.subList(leaving.size(), TALKING)) {
      JsonNode end = expect(one.socket(), one.call(), "cleared", "rejected");
      told.put(one.call(), end.path("status").asText() + " " + end.path("cause").asText());
    }
    for (String call : placed) {
      JsonNode end = ended(api, call);
      told.put(call, end.path("status").asText() + " " + end.path("cause").asText());
    }
    leaving.forEach(one -> told.put(one.call(), "cleared EndedByRemote"));
    server.stop();
    assertThat(stored(postgres)).containsAllEntriesOf(told);
    assertThat(postgres.count("call_trace")).as("calls that may be up").isZero();
    assertThat(postgres.count("calls where ended_at is null")).isZero();
    assertThat(postgres.count("intent where outcome is null")).isZero();
    assertThat(postgres.count("idempotency_claim where status is null")).isZero();
  }

  /** The call when it has ended. */
  private static JsonNode ended(Api api, String call) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode read = api.get("calls/" + call).body();
    while (!read.has("endedAt")) {
      assertThat(System.nanoTime()).as("it ends in time: " + read).isLessThan(end);
      read = api.get("calls/" + call).body();
    }
    return read;
  }

  private static JsonNode expect(EventSocket socket, String call, String... statuses) {
    String key = "callstatus_" + call;
    return socket
        .expect(
            message ->
                message.at("/transient/type").asText().equals("set")
                    && message.at("/transient/key").asText().equals(key)
                    && List.of(statuses).contains(message.at("/transient/value/status").asText()),
            PATIENCE)
        .at("/transient/value");
  }

  /** Status and cause of each call; its times must be in order. */
  private static Map<String, String> stored(Postgres postgres) throws SQLException {
    Map<String, String> stored = new HashMap<>();
    try (Connection connection = postgres.connect();
        Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("select * from calls")) {
      while (row.next()) {
        String id = row.getString("id");
        stored.put(
            id, row.getString("status").toLowerCase(Locale.ROOT) + " " + row.getString("cause"));
        List<Instant> times = new ArrayList<>();
        for (String name : List.of("accepted_at", "ringing_at", "connected_at", "ended_at")) {
          times.add(time(row, name));
        }
        assertThat(times.stream().filter(Objects::nonNull)).as(id).isSorted();
      }
    }
    return stored;
  }

  private static Instant time(ResultSet row, String name) throws SQLException {
    return Stream.ofNullable(row.getTimestamp(name))
        .map(java.sql.Timestamp::toInstant)
        .findFirst()
        .orElse(null);
  }
}
