package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;

/** Facts of real calls as they reach a real receiver. */
@Timeout(180)
class WebhookIT {
  private static final String ANSWERS_AND_HANGS_UP = "+493023125002";
  private static final String BUSY = "+493023125010";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Api alice = Api.of(SampleUser.ALICE);
  private final Hook hook = new Hook();
  private String id = "";
  private String secret = "";

  @AfterEach
  void remove() {
    Api.of(SampleUser.ALICE).delete("webhooks/" + id);
    hook.close();
  }

  private void register(String... events) {
    Api.Answer made = alice.post("webhooks", Map.of("url", hook.url(), "events", List.of(events)));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith("/api/v1/webhooks/" + made.text("id"));
    id = made.text("id");
    secret = made.text("secret");
  }

  private static List<String> types(List<Hook.Post> posts) {
    return posts.stream().map(Hook.Post::type).toList();
  }

  /** Asks until there are so many deliveries in that state. */
  private List<JsonNode> await(String state, int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode items =
          alice.get("webhooks/" + id + "/deliveries?state=" + state).body().path("items");
      if (items.size() >= count) {
        return List.copyOf(items.findParents("id"));
      }
      assertThat(System.nanoTime()).as(items + " in time").isLessThan(end);
    }
  }

  @Test
  void everyStatusOfACallShouldArriveSignedAndInOrder() {
    register();
    try (Scene scene = Scene.open()) {
      String call = scene.dial(ANSWERS_AND_HANGS_UP);

      List<Hook.Post> posts = hook.until(call, post -> post.type().equals("call.cleared"));

      assertThat(types(posts))
          .containsExactly("call.accepted", "call.ringing", "call.connected", "call.cleared");
      assertThat(posts).allMatch(post -> post.isSignedBy(secret));
      assertThat(posts).extracting(Hook.Post::id).doesNotHaveDuplicates();
      assertThat(posts)
          .extracting(post -> Instant.parse(post.json().path("timestamp").asText()))
          .isSorted();
      JsonNode data = posts.get(3).json().path("data");
      assertThat(data.path("room").asText()).isEqualTo(scene.room);
      assertThat(data.path("direction").asText()).isEqualTo("outgoing");
      assertThat(data.path("number").asText()).isEqualTo(ANSWERS_AND_HANGS_UP);
      assertThat(data.path("status").asText()).isEqualTo("cleared");
      assertThat(data.path("cause").asText()).isEqualTo("EndedByRemote");
      assertThat(data.path("fault").asText()).isEqualTo("none");
    }
  }

  @Test
  void onlyWantedEventsShouldArrive() {
    register("call.rejected");
    try (Scene scene = Scene.open()) {
      String call = scene.dial(BUSY);

      Hook.Post post = hook.until(call, any -> true).get(0);

      assertThat(post.type()).isEqualTo("call.rejected");
      assertThat(post.json().at("/data/code").asInt()).isEqualTo(486);
      assertThat(post.json().at("/data/message").asText()).isEqualTo("Busy Here");
    }
  }

  @Test
  void refusedEventShouldComeAgainBeforeTheNextOfItsCall() {
    register();
    hook.answer(503);
    try (Scene scene = Scene.open()) {
      String call = scene.dial(BUSY);
      Hook.Post first = hook.until(call, any -> true).get(0);
      hook.answer(204);

      List<Hook.Post> rest = hook.until(call, post -> post.type().equals("call.rejected"));

      assertThat(first.type()).isEqualTo("call.accepted");
      assertThat(rest.get(0).id()).isEqualTo(first.id());
      assertThat(rest.get(0).body()).isEqualTo(first.body());
      assertThat(rest.get(0).isSignedBy(secret)).isTrue();
      assertThat(types(rest).stream().distinct())
          .startsWith("call.accepted")
          .endsWith("call.rejected");
    }
  }

  @Test
  void deadLettersShouldBeReplayed() {
    register("call.rejected");
    hook.answer(500);
    try (Scene scene = Scene.open()) {
      String call = scene.dial(BUSY);
      JsonNode dead = await("dead", 1).get(0);
      assertThat(dead.path("subject").asText()).isEqualTo(call);
      assertThat(dead.path("attempts").asInt()).isEqualTo(4);
      assertThat(dead.path("lastStatus").asInt()).isEqualTo(500);
      String delivery = "webhooks/" + id + "/deliveries/" + dead.path("id").asText();
      assertThat(alice.get(delivery).body().at("/event/data/callid").asText()).isEqualTo(call);
      hook.answer(200);

      assertThat(alice.post(delivery + "/replay", null).status()).isEqualTo(202);
      await("delivered", 1);
      assertThat(
              alice.post("webhooks/" + id + "/replay", "{'since':'2026-01-01T00:00:00Z'}").body())
          .hasToString("{\"replayed\":0,\"left\":0}");

      List<String> ids =
          java.util.stream.Stream.generate(hook::next).limit(5).map(Hook.Post::id).toList();
      assertThat(ids).containsOnly(dead.path("id").asText());
    }
  }

  @Test
  void bothSecretsShouldSignAfterARotation() {
    register("call.rejected");
    Api.Answer rotated = alice.post("webhooks/" + id + "/secret", "{}");
    assertThat(rotated.status()).isEqualTo(200);

    assertThat(alice.post("webhooks/" + id + "/test", null).status()).isEqualTo(202);
    Hook.Post post = hook.next();

    assertThat(post.type()).isEqualTo("webhook.test");
    assertThat(post.isSignedBy(secret)).isTrue();
    assertThat(post.isSignedBy(rotated.text("secret"))).isTrue();
    assertThat(post.isSignedBy("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
    assertThat(alice.get("webhooks/" + id).body().has("secret")).isFalse();
  }

  @Test
  void goneShouldSwitchItOff() {
    register("call.rejected");
    hook.answer(410);
    alice.post("webhooks/" + id + "/test", null);
    await("dead", 1);

    JsonNode webhook = alice.get("webhooks/" + id).body();
    assertThat(webhook.path("enabled").asBoolean()).isFalse();
    assertThat(webhook.path("disabledBecause").asText()).isEqualTo("gone");
  }

  @Test
  void forbiddenTargetShouldBeRefused() {
    for (String url :
        List.of(
            "https://10.0.0.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://[fd00:ec2::254]/",
            "https://[::ffff:10.0.0.1]/",
            "ftp://hooks.example.org/")) {
      Api.Answer answer = alice.post("webhooks", Map.of("url", url));
      assertThat(answer.status()).as(url).isEqualTo(400);
      assertThat(answer.problem()).isEqualTo("webhook-url-invalid");
      assertThat(answer.text("field")).isEqualTo("url");
    }
  }

  @Test
  void changeShouldNameTheVersionThatItIsFor() {
    register();
    String tag = alice.get("webhooks/" + id).header("ETag");

    Api.Answer changed = alice.patch("webhooks/" + id, "{'description':'New'}", "If-Match", tag);
    assertThat(changed.text("description")).isEqualTo("New");
    Api.Answer late = alice.patch("webhooks/" + id, "{'enabled':false}", "If-Match", tag);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.problem()).isEqualTo("webhook-changed");
    assertThat(alice.delete("webhooks/" + id).status()).isEqualTo(204);
    assertThat(alice.get("webhooks/" + id).problem()).isEqualTo("webhook-unknown");
  }
}
