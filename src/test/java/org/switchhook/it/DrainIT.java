package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Ladder;

/** A server that is let run empty. */
@Timeout(60)
class DrainIT {
  private static final String DRAIN = "operations/drain";
  private static final String ANSWERS = "+493023125000";
  private static final Api ALICE = Api.of(SampleUser.ALICE);
  private static final Api NOBODY = new Api(TestServer.http("/api/v1/"), "", new Ladder());

  @AfterEach
  void takeCallsAgain() {
    ALICE.delete(DRAIN);
  }

  @Test
  void drainedServerShouldRefuseNewCallsAndLetThoseThatRunGoOn() {
    try (Scene scene = Scene.open()) {
      String running = scene.dial(ANSWERS);
      scene.expectStatus(running, "accepted");
      scene.expectStatus(running, "ringing");
      scene.expectStatus(running, "connected");

      Api.Answer drained = ALICE.post(DRAIN, null);

      assertThat(drained.status()).isEqualTo(200);
      assertThat(drained.body().path("draining").asBoolean()).isTrue();
      assertThat(drained.text("since")).isNotBlank();
      assertThat(drained.body().path("calls").toString()).contains(running);
      Api.Answer refused =
          scene.api.post("rooms/" + scene.room + "/dialouts", Map.of("number", ANSWERS));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.problem()).isEqualTo("draining");
      assertThat(refused.header("Retry-After")).isEqualTo("60");
      assertThat(NOBODY.get("health").status()).isEqualTo(503);
      assertThat(NOBODY.get("health").text("live")).isEqualTo("up");
      assertThat(scene.call(running).path("status").asText()).isEqualTo("connected");

      assertThat(ALICE.post(DRAIN, null).text("since")).isEqualTo(drained.text("since"));
      scene.hangUp(running);
      scene.removal(running);
      assertThat(ALICE.get(DRAIN).body().path("calls").toString()).doesNotContain(running);
    }
  }

  @Test
  void drainThatIsTakenBackShouldLetCallsInAgain() {
    ALICE.post(DRAIN, null);

    assertThat(ALICE.delete(DRAIN).status()).isEqualTo(204);

    assertThat(ALICE.get(DRAIN).body().path("draining").asBoolean()).isFalse();
    assertThat(ALICE.get(DRAIN).body().has("since")).isFalse();
    assertThat(NOBODY.get("health").status()).isEqualTo(200);
    try (Scene scene = Scene.open()) {
      scene.hangUp(scene.dial(ANSWERS));
    }
  }

  @Test
  void drainShouldBeForAdmins() {
    Api bob = Api.of(SampleUser.BOB);

    assertThat(bob.get(DRAIN).problem()).isEqualTo("role-missing");
    assertThat(bob.post(DRAIN, null).problem()).isEqualTo("role-missing");
    assertThat(bob.delete(DRAIN).problem()).isEqualTo("role-missing");
    assertThat(NOBODY.post(DRAIN, null).problem()).isEqualTo("token-missing");
    assertThat(ALICE.get(DRAIN).body().path("draining").asBoolean()).isFalse();
  }
}
