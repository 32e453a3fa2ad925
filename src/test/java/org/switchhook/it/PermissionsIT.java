package org.switchhook.it;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Api.Answer;
import org.switchhook.testkit.Ladder;

/** Dave is of a domain below Alice's, whose admin she is; Erin runs another one. */
class PermissionsIT {
  private static final String OFF = "{'dialOut':{'enabled':false}}";
  private static final String ON = "{'dialOut':{'enabled':true}}";
  private static final int ROUNDS = 20;
  private static final String NOBODY = "000000000000000000000000";

  private final Api alice = Api.of(SampleUser.ALICE);
  private final Api bob = Api.of(SampleUser.BOB);
  private final Api dave = Api.of(SampleUser.DAVE);
  private final Api erin = Api.of(SampleUser.ERIN);
  private final String daves = id("dave");

  private static Api sapi(SampleUser user) {
    return new Api(TestServer.http("/sapi/"), TrialTokens.of(user), new Ladder());
  }

  private String id(String username) {
    for (JsonNode user : alice.get("users?limit=200").body().get("items")) {
      if (user.get("username").asText().equals(username)) {
        return user.get("id").asText();
      }
    }
    throw new AssertionError("there is no user " + username);
  }

  @AfterEach
  void clear() {
    Stream.of("users/" + daves, "domains/sales.example", "domains/example")
        .forEach(path -> assertThat(alice.delete("permissions/" + path).status()).isEqualTo(204));
  }

  private void assertDialOut(boolean allowed) {
    String room = dave.room("{'name':'Rights'}");
    Answer answer = dave.post("rooms/" + room + "/dialouts", "{'number':'030 23125001'}");
    if (allowed) {
      assertThat(answer.status()).isEqualTo(201);
    } else {
      assertThat(answer.problem()).isEqualTo("permission-missing");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text("permission")).isEqualTo("dialOut");
      assertThat(dave.get("rooms/" + room + "/calls").body().get("items")).isEmpty();
    }
    dave.delete("rooms/" + room);
  }

  /** Both places where permissions are set: the paths of a user and a domain, and a client. */
  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of(Api.of(SampleUser.ALICE), "permissions/users/", "permissions/domains/"),
        Arguments.of(sapi(SampleUser.ALICE), "permissions/user/", "permissions/domain/"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void dialOutShouldFollowTheNearestValue(Api admin, String users, String domains) {
    assertDialOut(true);
    assertThat(admin.post(domains + "example", OFF).status()).isEqualTo(201);
    assertDialOut(false);
    assertThat(admin.post(domains + "sales.example", ON).status()).isEqualTo(201);
    assertDialOut(true);
    assertThat(admin.post(users + daves, OFF).status()).isEqualTo(201);
    assertDialOut(false);
    assertThat(dave.get("permissions").body().at("/dialOut/source").asText()).isEqualTo("user");
    assertThat(admin.delete(users + daves + "/dialOut").status()).isEqualTo(204);
    assertDialOut(true);
    assertThat(admin.delete(domains + "sales.example/dialOut").status()).isEqualTo(204);
    assertDialOut(false);
  }

  @ParameterizedTest
  @MethodSource("places")
  void settingShouldBeAnsweredWithWhatIsSet(Api admin, String users, String domains) {
    Answer set = admin.post(users + daves, "{'receiveCalls':{'enabled':false}}");

    assertThat(set.status()).isEqualTo(201);
    assertThat(set.body().toString()).isEqualTo("{\"receiveCalls\":{\"enabled\":false}}");
    admin.post(users + daves, ON);
    assertThat(admin.get(users + daves).body().toString())
        .isEqualTo("{\"receiveCalls\":{\"enabled\":false},\"dialOut\":{\"enabled\":true}}");
    assertThat(admin.get(domains + "sales.example").body()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatIsWrongShouldBeNamed(Api admin, String users, String domains) {
    assertThat(admin.post(users + daves, "{'sing':{'enabled':true}}").text("field"))
        .isEqualTo("sing");
    assertThat(admin.post(users + daves, "{'dialOut':true}").problem()).isEqualTo("field-invalid");
    assertThat(admin.post(users + daves, "{'dialOut':{'enabled':'no'}}").problem())
        .isEqualTo("field-invalid");
    assertThat(admin.post(users + daves, "{'dialOut':{}}").problem()).isEqualTo("field-missing");
    assertThat(admin.post(users + daves, "{}").problem()).isEqualTo("permissions-missing");
    assertThat(admin.delete(domains + "example/sing").problem()).isEqualTo("permission-unknown");
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatIsNoneOfTheCallersBusinessShouldNotExist(Api admin, String users, String domains) {
    boolean own = users.endsWith("users/");
    Api stranger = own ? erin : sapi(SampleUser.ERIN);
    JsonNode never = told(admin.post(users + NOBODY, OFF));
    assertThat(never.get("status").asInt()).isEqualTo(404);
    assertThat(told(stranger.post(users + daves, OFF))).isEqualTo(never);
    assertThat(told(stranger.get(users + daves))).isEqualTo(never);
    assertThat(told(stranger.delete(users + daves + "/dialOut"))).isEqualTo(never);
    JsonNode nowhere = told(admin.post(domains + "nowhere", OFF));
    assertThat(told(stranger.post(domains + "example", OFF))).isEqualTo(nowhere);
    assertThat(told(admin.get(domains + "elsewhere"))).isEqualTo(nowhere);
    Api user = own ? bob : sapi(SampleUser.BOB);
    assertThat(user.post(users + daves, OFF).problem()).isEqualTo("role-missing");
    Api nobody = new Api(TestServer.http(own ? "/api/v1/" : "/sapi/"), "", new Ladder());
    assertThat(nobody.post(users + daves, OFF).status()).isEqualTo(401);
  }

  private static JsonNode told(Answer answer) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) answer.body()).without("requestId");
  }

  @Test
  void everyResourceShouldAnswerInItsOwnApplicationOnly() {
    assertThat(sapi(SampleUser.ALICE).get("rooms").status()).isEqualTo(404);
    assertThat(sapi(SampleUser.ALICE).get("permissions/users/" + daves).status()).isEqualTo(404);
    assertThat(alice.get("permissions/user/" + daves).status()).isEqualTo(404);
    assertThat(sapi(SampleUser.DAVE).get("permissions").body().toString())
        .isEqualTo("{\"receiveCalls\":{\"enabled\":true},\"dialOut\":{\"enabled\":true}}");
  }

  @Test
  void adminShouldNotBeLimited() {
    alice.post("permissions/domains/example", OFF);
    String room = alice.room("{'name':'Admin'}");

    assertThat(alice.post("rooms/" + room + "/dialouts", "{'number':'030 23125001'}").status())
        .isEqualTo(201);
    assertThat(alice.get("permissions").body().at("/dialOut/source").asText()).isEqualTo("admin");
    alice.delete("rooms/" + room);
  }

  @Test
  void batchShouldBeDoneAsAWholeAndLeaveItsTrace() {
    String change = "{'user':'%s','set':{'receiveCalls':{'enabled':%s}}}";
    String good = change.formatted(daves, "false");
    String bad = change.formatted(NOBODY, "false");

    assertThat(alice.post("permissions/batch", "{'changes':[" + good + "," + bad + "]}").status())
        .isEqualTo(404);
    assertThat(alice.get("permissions/users/" + daves).body()).isEmpty();
    assertThat(alice.post("permissions/batch", "{'changes':[" + good + "]}").status())
        .isEqualTo(204);
    JsonNode last = alice.get("permissions/changes?limit=1").body().at("/items/0");
    assertThat(last.get("id").asText()).isEqualTo(daves);
    assertThat(last.get("became").asBoolean()).isFalse();
    assertThat(last.get("byUser").asText()).isEqualTo("alice");
    assertThat(alice.get("permissions/users/" + daves + "/effective").body().at("/receiveCalls"))
        .hasToString("{\"enabled\":false,\"source\":\"user\"}");
  }

  /** Whoever loses is told, however close the two come to each other. */
  @Test
  void numberThatTwoGetAtOnceShouldRingOneOfThem() {
    List<String> people = List.of(id("bob"), id("carol"));
    List<String> before = people.stream().map(this::numbers).toList();
    ExecutorService pair = Executors.newFixedThreadPool(people.size());
    try {
      for (int round = 0; round < ROUNDS; round++) {
        people.forEach(person -> give(person, "[]"));
        List<CompletableFuture<Answer>> answers =
            people.stream()
                .map(person -> supplyAsync(() -> give(person, "['+493023125977']"), pair))
                .toList();
        assertThat(answers)
            .extracting(answer -> answer.join().status())
            .containsExactlyInAnyOrder(200, 409);
      }
    } finally {
      pair.shutdown();
      people.forEach(person -> give(person, "[]"));
      for (int i = 0; i < people.size(); i++) {
        give(people.get(i), before.get(i));
      }
    }
  }

  private String numbers(String user) {
    return alice.get("users/" + user).body().get("numbers").toString();
  }

  private Answer give(String user, String numbers) {
    return alice.put("users/" + user + "/numbers", "{'numbers':" + numbers + "}");
  }

  @Test
  void usersShouldBeListedForThoseWhoRunThem() {
    assertThat(alice.get("users").body().get("items"))
        .extracting(u -> u.get("domain").asText())
        .contains("example", "sales.example")
        .doesNotContain("elsewhere");
    assertThat(erin.get("users").body().get("items")).hasSize(1);
    assertThat(erin.get("users/" + daves).problem()).isEqualTo("user-unknown");
    assertThat(bob.get("users").problem()).isEqualTo("role-missing");
    assertThat(alice.get("domains").body().get("items")).hasSize(2);
    JsonNode numbers = alice.get("users/" + daves).body().get("numbers");
    String same = "{'numbers':" + numbers.toString().replace('"', '\'') + "}";
    assertThat(alice.put("users/" + daves + "/numbers", same).body().get("numbers"))
        .isEqualTo(numbers);
    assertThat(alice.put("users/" + id("bob") + "/numbers", same).problem())
        .isEqualTo("number-taken");
    assertThat(alice.put("users/" + daves + "/numbers", "{'numbers':['0']}").problem())
        .isEqualTo("numbers-invalid");
  }
}
