package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;

/** Looking into a call of the deployed application. */
@Timeout(60)
class DebugIT {
  private static final String ANSWERS = "+493023125000";
  private static final Api ALICE = Api.of(SampleUser.ALICE);

  @Test
  void adminShouldSeeStateDialogAndLadderOfALiveCall() {
    try (Scene scene = Scene.open()) {
      String call = scene.dial(ANSWERS);
      scene.joined(call);

      Api.Answer debug = acknowledged(call);

      assertThat(debug.status()).isEqualTo(200);
      assertThat(debug.text("callid")).isEqualTo(call);
      assertThat(debug.text("room")).isEqualTo(scene.room);
      assertThat(debug.text("status")).isEqualTo("connected");
      assertThat(debug.text("number")).isEqualTo("+49302312…");
      assertThat(debug.body().at("/live/state").asText()).isEqualTo("Connected");
      assertThat(debug.body().at("/live/timers").toString()).contains("DURATION");
      JsonNode leg = debug.body().at("/live/legs/0");
      assertThat(leg.path("trunk").asText()).isEqualTo("sandbox");
      assertThat(leg.at("/dialog/callId").asText()).isNotBlank();
      assertThat(leg.at("/dialog/remoteTag").asText()).isNotBlank();
      assertThat(leg.at("/dialog/target").asText()).startsWith("127.0.0.1:");
      assertThat(ladder(leg)) // two answers that come together by UDP may change places
          .startsWith("sent INVITE")
          .contains("received 100 Trying", "received 180 Ringing")
          .endsWith("received 200 OK", "sent ACK")
          .hasSize(5);
      assertThat(debug.body().toString()).doesNotContain("23125000").doesNotContain("m=audio");

      scene.hangUp(call);
      scene.removal(call);
      assertThat(ladder(ALICE.get("debug/calls/" + call).body().at("/live/legs/0")))
          .endsWith("sent BYE", "received 200 OK");
    }
  }

  @Test
  void lookShouldBeForAdminsAndForCallsThatAre() {
    try (Scene scene = Scene.open()) {
      String call = scene.dial(ANSWERS);

      assertThat(scene.api.get("debug/calls/" + call).problem()).isEqualTo("role-missing");
      assertThat(ALICE.get("debug/calls/none").problem()).isEqualTo("call-unknown");
      assertThat(ALICE.get("debug/calls/a%20b").problem()).isEqualTo("call-unknown");
      scene.hangUp(call);
    }
  }

  /** The join is told before the ACK leaves, which may wait for the database. */
  private static Api.Answer acknowledged(String call) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    Api.Answer debug = ALICE.get("debug/calls/" + call);
    while (!ladder(debug.body().at("/live/legs/0")).contains("sent ACK")
        && System.nanoTime() < end) {
      debug = ALICE.get("debug/calls/" + call);
    }
    return debug;
  }

  private static List<String> ladder(JsonNode leg) {
    return StreamSupport.stream(leg.path("messages").spliterator(), false)
        .map(line -> line.path("direction").asText() + " " + line.path("message").asText())
        .toList();
  }
}
