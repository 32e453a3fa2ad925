package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.Ladder;

/** Many commands at once, and what is left of them. */
@Timeout(300)
class CallApiLoadIT {
  /** The sandbox lets it ring and answers. */
  private static final String ANSWERS = "+493023125000";

  private static final int MANY = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What differs from moment to moment without any call, such as connections of other tests. */
  private static final int NOISE = 5;

  private static final Set<String> OURS =
      Set.of(
          "org.switchhook.gateway.opensips.CallApiConnection",
          "org.switchhook.gateway.opensips.RunningCommand",
          "org.switchhook.pair.Pair",
          "org.switchhook.pair.Line",
          "org.switchhook.call.CallLoop",
          "org.switchhook.call.Dialog");

  private static String cmdId(int number) {
    return "load-" + number;
  }

  private static void startAll(CallApiSocket client) {
    for (int number = 0; number < MANY; number++) {
      client.send(
          Map.of(
              "jsonrpc",
              "2.0",
              "id",
              number,
              "method",
              "CallStart",
              "params",
              Map.of("caller", ANSWERS, "callee", ANSWERS, "cmd_id", cmdId(number))));
    }
  }

  /** Replies and notifications of one command, in the order in which they came. */
  private static List<String> told(CallApiSocket client, int number) {
    List<String> events = new ArrayList<>();
    events.add("Started " + client.reply(number).at("/result/cmd_id").asText());
    JsonNode message;
    do {
      message = client.next(cmdId(number));
      events.add(message.at("/params/event").asText());
    } while (!message.at("/params/event").asText().equals("Ended"));
    return events;
  }

  /** The time limit of the test ends it. */
  private static void awaitNoneLive() {
    Gauges.await(PATIENCE, 0, "pairs_live", "pair_legs_live", "calls_live");
  }

  /**
   * Dialogs are forgotten 32 s after their end, as RFC 3261 wants it; what is ours ends with them.
   */
  private static void awaitNothingLeft() {
    awaitNoneLive();
    Gauges.await(PATIENCE, 0, "calls_remembered", "journal_waiting");
  }

  /** Neither of connections and commands nor of calls, on the heap. */
  private static void expectNothingInMemory() throws Exception {
    ServerProcess.Census census = ServerProcess.find().census();
    while (census.count(OURS::contains) > 0) {
      census = ServerProcess.find().census(); // the time limit of the test ends it
    }
  }

  /** The reply first, Ended last and once. */
  private static void assertOrder(List<JsonNode> all, int number) {
    List<String> own =
        all.stream()
            .filter(m -> m.findPath("cmd_id").asText().equals(cmdId(number)))
            .map(m -> m.findPath("event").asText())
            .toList();
    assertThat(own).startsWith("Started").endsWith("Ended").containsOnlyOnce("Started", "Ended");
  }

  @Test
  void w17_twoHundredStartsAtOnceAllSucceed() throws Exception {
    try (CallApiSocket client = CallApiSocket.local("current", new Ladder())) {
      startAll(client);
      for (int number = 0; number < MANY; number++) {
        assertThat(told(client, number))
            .startsWith("Started " + cmdId(number), "CallerAnswered", "Transferring")
            .endsWith("CalleeAnswered", "Ended");
      }
      assertThat(Gauges.of("pairs_live")).isGreaterThanOrEqualTo(MANY);
      for (int number = 0; number < MANY; number++) {
        client.command("CallEnd", Map.of("callid", cmdId(number)));
      }
      awaitNoneLive();
      List<JsonNode> all = client.all();
      for (int number = 0; number < MANY; number++) {
        assertOrder(all, number);
      }
    }
  }

  @Test
  void w18_aClientThatGoesAwayHarmsNoCallAndLeavesNothing() throws Exception {
    awaitNothingLeft(); // of other tests
    double timers = Gauges.of("timers_waiting");
    double transactions = Gauges.of("sip_transactions"); // of phones that answer no CANCEL
    double open = Gauges.of("sockets_open");
    long sockets = ServerProcess.find().sockets();

    startAll();
    while (Gauges.of("pair_legs_live") < 2 * MANY) {
      Thread.onSpinWait(); // they go on without him
    }
    assertThat(Gauges.of("timers_waiting")).isGreaterThan(timers + MANY);
    try (CallApiSocket client = CallApiSocket.local("current", new Ladder())) {
      for (int number = 0; number < MANY; number++) {
        client.expectDone(client.command("CallEnd", Map.of("callid", cmdId(number))));
      }
    }
    awaitNothingLeft();
    Gauges.await(PATIENCE, transactions, "sip_transactions");
    Gauges.await(PATIENCE, timers + NOISE, "timers_waiting");
    Gauges.await(PATIENCE, open, "sockets_open");
    while (ServerProcess.find().sockets() > sockets + NOISE) {
      Thread.onSpinWait();
    }
    expectNothingInMemory();
  }

  /** All are begun when the client goes away, in the middle of them. */
  private static void startAll() {
    try (CallApiSocket client = CallApiSocket.local("current", new Ladder())) {
      startAll(client);
      for (int number = 0; number < MANY; number++) {
        client.reply(number);
      }
    }
  }
}
