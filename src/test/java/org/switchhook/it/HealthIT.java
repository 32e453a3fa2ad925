package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Ladder;

/** Health as the deployed application tells it, over REST and through MicroProfile Health. */
class HealthIT {
  private static final Api NOBODY = new Api(TestServer.http("/api/v1/"), "", new Ladder());
  private static final Api MANAGEMENT = new Api(TestServer.management("/"), "", new Ladder());

  @Test
  void strangerShouldLearnNothingButUpOrDown() {
    Api.Answer health = NOBODY.get("health");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body().toString()).isEqualTo("{\"live\":\"up\",\"ready\":\"up\"}");
    assertThat(health.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void tokenThatIsSentToTheOpenRouteShouldNotBeLookedAt() {
    Api spoilt = new Api(TestServer.http("/api/v1/"), "nonsense", new Ladder());

    assertThat(spoilt.get("health").status()).isEqualTo(200);
  }

  @Test
  void dependenciesShouldBeForAdmins() {
    assertThat(NOBODY.get("health/dependencies").problem()).isEqualTo("token-missing");
    assertThat(Api.of(SampleUser.BOB).get("health/dependencies").problem())
        .isEqualTo("role-missing");
  }

  @Test
  void adminShouldSeeEachDependency() {
    Api.Answer health = Api.of(SampleUser.ALICE).get("health/dependencies");

    assertThat(health.status()).isEqualTo(200);
    Map<String, JsonNode> found = byName(health.body().path("dependencies"));
    assertThat(found).containsOnlyKeys("database", "sip", "journal", "calls", "issuer");
    assertThat(List.of("database", "sip", "journal", "calls"))
        .allSatisfy(name -> assertThat(found.get(name).path("state").asText()).isEqualTo("up"))
        .allSatisfy(name -> assertThat(found.get(name).path("needed").asBoolean()).isTrue());
    assertThat(found.get("issuer").path("state").asText()).isEqualTo("unknown");
    assertThat(found.get("issuer").path("needed").asBoolean()).isFalse();
  }

  @Test
  void serverShouldTellTheSameThroughMicroProfileHealth() {
    Api.Answer ready = MANAGEMENT.get("health/ready");
    Api.Answer live = MANAGEMENT.get("health/live");

    assertThat(byName(ready.body().path("checks")))
        .containsKeys("database", "sip", "journal", "calls", "issuer")
        .allSatisfy((name, check) -> assertThat(check.path("status").asText()).isEqualTo("UP"));
    assertThat(byName(live.body().path("checks"))).containsKey("turns");
    assertThat(live.text("status")).isEqualTo("UP");
  }

  private static Map<String, JsonNode> byName(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .collect(Collectors.toMap(one -> one.path("name").asText(), Function.identity()));
  }
}
