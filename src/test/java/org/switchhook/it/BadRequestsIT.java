package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;

/**
 * Some 300 bad requests over every route and every message of the socket. Which ones, the seed
 * says: {@code -Dswitchhook.it.seed=…} repeats a run, and {@code -Dswitchhook.it.bad=100000} sends
 * every one that the generator knows.
 */
@Tag("portable")
class BadRequestsIT {
  private static final long SEED = Long.getLong("switchhook.it.seed", System.nanoTime());

  /** For each route, and for each message. */
  private static final int MOST = Integer.getInteger("switchhook.it.bad", 7);

  private static final Pattern TRACE =
      Pattern.compile("Exception|\\n?\\s+at [a-z]+\\.|org\\.switchhook|java\\.|jakarta\\.|<html");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> wrong = new ArrayList<>();
  private final Random random = new Random(SEED);
  private Ear ear;
  private Estate estate;
  private int logged;

  @BeforeEach
  void settle() {
    System.out.println(getClass().getSimpleName() + " -Dswitchhook.it.seed=" + SEED);
    ear = new Ear();
    estate = new Estate();
    logged = ServerLog.lines().size();
  }

  @AfterEach
  void leave() {
    estate.close();
    ear.close();
  }

  /** Alice's ids; a dial-out that is let through is heard by the ear. */
  private Map<String, String> ids() {
    Map<String, String> ids = new HashMap<>(estate.ids());
    ids.put("number", ear.address("bad"));
    return ids;
  }

  @Test
  void badRequestShouldBeRefusedByItsNameAndDoNothing() {
    int sent = 0;
    BadRequests generator = new BadRequests(ids(), random);
    for (Route route : Route.of(new War())) {
      for (BadRequest bad : generator.of(route).stream().limit(MOST).toList()) {
        sent++;
        check(bad, bad.send());
      }
    }

    System.out.println(sent + " bad requests");
    assertNothingHappened();
  }

  @Test
  void badMessageShouldBeRefusedByItsNameAndDoNothing() {
    int sent = new BadMessages(ids(), random).send(MOST, wrong);

    System.out.println(sent + " bad messages");
    assertNothingHappened();
  }

  @Test
  void messageThatIsTooLargeOrNoTextShouldEndTheSocket() {
    assertThat(BadMessages.ends().entrySet())
        .hasSize(4)
        .allSatisfy(
            end ->
                assertThat(end.getValue())
                    .as(end.getKey())
                    .isEqualTo(end.getKey().startsWith("1 MB") ? 1009 : 1003));
    assertNothingHappened();
  }

  private void check(BadRequest bad, HttpResponse<String> answer) {
    String told = answer.statusCode() + " " + answer.body();
    fault(answer, bad.named())
        .ifPresent(fault -> wrong.add(bad + "\n    " + fault + ": " + shortened(told)));
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(400, text.length()));
  }

  /** What is wrong with an answer; empty when it is a refusal as it ought to be. */
  private static Optional<String> fault(HttpResponse<String> answer, List<String> named) {
    String type = answer.headers().firstValue("Content-Type").orElse("none");
    if (answer.statusCode() < 400 || answer.statusCode() > 499) {
      return Optional.of("no 4xx");
    }
    if (TRACE.matcher(answer.body()).find()) {
      return Optional.of("tells of our inside");
    }
    if (!type.equals("application/problem+json")) {
      return Optional.of("no problem JSON but " + type);
    }
    JsonNode problem = read(answer.body());
    if (problem.path("status").asInt() != answer.statusCode() || !problem.has("type")) {
      return Optional.of("no whole problem");
    }
    String field = problem.path("field").asText();
    boolean isNamed = named.isEmpty() || named.stream().anyMatch(field::contains);
    return isNamed ? Optional.empty() : Optional.of("none of " + named + " is named");
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  /** Also says with which seed to see it again. */
  private void assertNothingHappened() {
    String again = "-Dswitchhook.it.seed=" + SEED + " -Dswitchhook.it.bad=" + MOST;
    assertThat(wrong).as(again).isEmpty();
    estate.assertUntouched();
    assertThat(ServerLog.lines().stream().skip(logged))
        .as(again)
        .noneMatch(line -> line.contains(" ERROR ") || line.matches("(\\s+at |Caused by).*"));
    assertThat(calls()).as(again).hasSize(1);
    dial("good");
    assertThat(ear.next()).as(again).startsWith("INVITE sip:good@");
  }

  private JsonNode calls() {
    return Api.of(SampleUser.ALICE)
        .get("rooms/" + estate.ids().get("room") + "/calls")
        .body()
        .get("items");
  }

  /** So it is certain that the ear would have heard a bad one. */
  private void dial(String user) {
    Api alice = Api.of(SampleUser.ALICE);
    String path = "rooms/" + estate.ids().get("room") + "/dialouts";
    assertThat(alice.post(path, Map.of("number", ear.address(user))).status()).isEqualTo(201);
  }
}
