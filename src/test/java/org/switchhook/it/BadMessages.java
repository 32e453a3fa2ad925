package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.EventSocket;

/** Bad messages of the socket: each is a good one of Alice's with one fault. */
final class BadMessages {
  /** The server closes a socket after 20 wrong messages. */
  private static final int OF_A_SOCKET = 15;

  private static final int MEGABYTE = 1 << 20;

  private final Map<String, String> ids;
  private final Random random;

  /**
   * A message with a fault.
   *
   * @param named words of which one has to stand in the refusal; empty when no member is at fault
   */
  record Bad(String how, List<String> named, String text) {}

  BadMessages(Map<String, String> ids, Random random) {
    this.ids = new HashMap<>(ids);
    this.ids.put("token", TrialTokens.of(SampleUser.ALICE));
    this.random = random;
  }

  /**
   * Sends the faults of every good message.
   *
   * @param most of each message
   * @param wrong gets what was not refused as it ought to be
   * @return how many were sent
   */
  int send(int most, List<String> wrong) {
    int sent = 0;
    for (String good : SocketWalkIT.messages(ids)) {
      List<Bad> faults = faults(good).stream().limit(most).toList();
      boolean greeted = !good.contains("\"hello\"");
      for (int from = 0; from < faults.size(); from += OF_A_SOCKET) {
        List<Bad> some = faults.subList(from, Math.min(from + OF_A_SOCKET, faults.size()));
        try (EventSocket socket = opened(greeted)) {
          some.forEach(bad -> check(socket, bad).ifPresent(wrong::add));
        }
      }
      sent += faults.size();
    }
    return sent;
  }

  private static EventSocket opened(boolean greeted) {
    EventSocket socket = EventSocket.events();
    socket.expectType("welcome");
    if (greeted) {
      assertThat(socket.hello(TrialTokens.of(SampleUser.ALICE)).has("hello")).isTrue();
    }
    return socket;
  }

  private static Optional<String> check(EventSocket socket, Bad bad) {
    socket.send(bad.text());
    JsonNode answer = socket.next();
    String told = answer.at("/error/message").asText();
    boolean isNamed = bad.named().isEmpty() || bad.named().stream().anyMatch(told::contains);
    return isNamed && answer.path("type").asText().equals("error")
        ? Optional.empty()
        : Optional.of(bad.how() + ", one of " + bad.named() + " is not named: " + answer);
  }

  private List<Bad> faults(String good) {
    List<Bad> all = new ArrayList<>();
    for (Spoiled bad : Spoiled.of(good, random)) {
      all.add(
          new Bad(
              good.substring(0, Math.min(60, good.length())) + "…: " + bad.how(),
              bad.members(),
              bad.text()));
    }
    whole().forEach((how, spoil) -> all.add(new Bad(how, List.of(), spoil.apply(good))));
    Collections.shuffle(all, random);
    return all;
  }

  private Map<String, Function<String, String>> whole() {
    int cut = 1 + random.nextInt(20);
    Map<String, Function<String, String>> spoils = new HashMap<>();
    spoils.put("nothing", good -> "");
    spoils.put("NUL", good -> "\0");
    spoils.put("no JSON", good -> "never");
    spoils.put("null", good -> "null");
    spoils.put("a number", good -> "7");
    spoils.put("an array", good -> "[" + good + "]");
    spoils.put("cut off after " + cut, good -> good.substring(0, cut));
    spoils.put("more behind the end", good -> good + good);
    spoils.put(
        "every member twice",
        good -> good.substring(0, good.length() - 1) + "," + good.substring(1));
    spoils.put("an expired token", good -> hello(BadRequests.expired()));
    spoils.put("a token of another issuer", good -> hello(BadRequests.foreign()));
    spoils.put("deep arrays", good -> "[".repeat(30_000));
    spoils.put("deep objects", good -> "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000));
    spoils.put(
        "deep in a member",
        good -> "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "," + good.substring(1));
    return spoils;
  }

  /** After a first hello it is refused for coming twice. */
  private static String hello(String token) {
    return SocketWalkIT.messages(Map.of("token", token)).get(0);
  }

  /** The close codes after what ends a socket at once. */
  static Map<String, Integer> ends() {
    Map<String, Integer> codes = new HashMap<>();
    for (boolean greeted : new boolean[] {false, true}) {
      EventSocket large = opened(greeted);
      large.send("{\"type\":\"room\",\"x\":\"" + "x".repeat(MEGABYTE) + "\"}");
      codes.put("1 MB, greeted " + greeted, large.closeCode());
      EventSocket bytes = opened(greeted);
      bytes.sendBytes(new byte[100]);
      codes.put("bytes, greeted " + greeted, bytes.closeCode());
    }
    return codes;
  }
}
