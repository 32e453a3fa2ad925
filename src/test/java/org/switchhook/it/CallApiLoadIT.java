package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.testkit.CallApiSocket;
import org.switchhook.testkit.Ladder;

/** Many commands at once, and what is left of them. */
@Timeout(120)
class CallApiLoadIT {
  /** The sandbox lets it ring and answers. */
  private static final String ANSWERS = "+493023125000";

  private static final int MANY = 200;

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

  private static double metric(String name) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(TestServer.http("/api/v1/metrics"))
            .header("Authorization", "Bearer a-token-for-scrapers")
            .build();
    String text = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return text.lines()
        .filter(line -> line.startsWith("switchhook_" + name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findAny()
        .orElse(0);
  }

  /** The time limit of the test ends it. */
  private static void awaitNoneLeft() throws Exception {
    while (metric("pairs_live") + metric("pair_legs_live") + metric("calls_live") > 0) {
      Thread.onSpinWait();
    }
  }

  /** Neither of commands nor of calls; the time limit of the test ends it. */
  private static void awaitNothingInMemory() throws Exception {
    List<String> live =
        List.of("org.switchhook.gateway.opensips.RunningCommand", "org.switchhook.pair.Pair");
    while (ServerProcess.find().census().count(live::contains) > 0) {
      Thread.onSpinWait();
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
      assertThat(metric("pairs_live")).isGreaterThanOrEqualTo(MANY);
      for (int number = 0; number < MANY; number++) {
        client.command("CallEnd", Map.of("callid", cmdId(number)));
      }
      awaitNoneLeft();
      awaitNothingInMemory();
      List<JsonNode> all = client.all();
      for (int number = 0; number < MANY; number++) {
        assertOrder(all, number);
      }
    }
  }

  @Test
  void w18_aClientThatGoesAwayHarmsNoCall() throws Exception {
    try (CallApiSocket client = CallApiSocket.local("current", new Ladder())) {
      startAll(client);
      for (int number = 0; number < MANY; number++) {
        client.reply(number);
      }
    }
    while (metric("pair_legs_live") < 2 * MANY) {
      Thread.onSpinWait(); // they go on without him
    }
    try (CallApiSocket client = CallApiSocket.local("current", new Ladder())) {
      for (int number = 0; number < MANY; number++) {
        client.expectDone(client.command("CallEnd", Map.of("callid", cmdId(number))));
      }
      awaitNoneLeft();
      awaitNothingInMemory();
    }
  }
}
