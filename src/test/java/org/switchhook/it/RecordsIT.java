package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Ladder;
import org.switchhook.testkit.PhoneCall;
import org.switchhook.testkit.SipPhone;

/** Records of calls as the deployed application gives them. */
@Timeout(120)
class RecordsIT {
  private static final String ANSWERS_AND_HANGS_UP = "+493023125002";
  private static final String BUSY = "+493023125010";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Api ALICE = Api.of(SampleUser.ALICE);
  private static final Api BOB = Api.of(SampleUser.BOB);

  @Test
  void answeredCallShouldLeaveItsTimesInOrder() {
    try (Scene scene = Scene.open()) {
      String call = scene.dial(ANSWERS_AND_HANGS_UP);

      JsonNode record = await("room=" + scene.room, page -> page.size() == 1).get(0);

      assertThat(record.path("callid").asText()).isEqualTo(call);
      assertThat(record.path("direction").asText()).isEqualTo("outgoing");
      assertThat(record.path("number").asText()).isEqualTo(ANSWERS_AND_HANGS_UP);
      assertThat(record.path("createdBy").asText()).isEqualTo("bob");
      assertThat(record.path("trunk").asText()).isEqualTo("sandbox");
      assertThat(record.path("status").asText()).isEqualTo("cleared");
      assertThat(record.path("cause").asText()).isEqualTo("EndedByRemote");
      assertThat(record.path("fault").asText()).isEqualTo("none");
      JsonNode setUp = record.path("setUp");
      List<Instant> times =
          List.of(
              time(record, "acceptedAt"),
              time(setUp, "invite"),
              time(setUp, setUp.has("trying") ? "trying" : "ringing"), // the 180 may overtake it
              time(setUp, "ringing"),
              time(setUp, "answer"),
              time(setUp, "ack"),
              time(record, "endedAt"));
      assertThat(times).isSorted();
      assertThat(record.path("postDialDelay").asLong())
          .isEqualTo(Duration.between(times.get(1), times.get(3)).toMillis());
      assertThat(record.path("talked").asLong())
          .isEqualTo(Duration.between(times.get(4), times.get(6)).toMillis());
    }
  }

  @Test
  void callThatCameInShouldLeaveItsTimesToo() {
    try (SipPhone phone = SipPhone.udp("bob");
        Scene scene = Scene.open()) {
      PhoneCall leg = phone.invite(scene.dialIn()).expectAnswer();
      leg.ack();
      scene.joined(scene.incoming());
      leg.bye();
      phone.expect200To("BYE");

      JsonNode record = await(ALICE, "room=" + scene.room, page -> page.size() == 1).get(0);

      assertThat(record.path("direction").asText()).isEqualTo("incoming");
      JsonNode setUp = record.path("setUp");
      List<Instant> times =
          List.of(
              time(setUp, "invite"),
              time(setUp, "trying"),
              time(setUp, "answer"),
              time(setUp, "ack"),
              time(record, "endedAt"));
      assertThat(times).isSorted();
      assertThat(setUp.has("ringing")).isFalse();
      assertThat(record.has("postDialDelay")).isFalse();
    }
  }

  @Test
  void conditionsShouldNarrowTheList() {
    try (Scene scene = Scene.open()) {
      scene.dial(BUSY);
      scene.dial(ANSWERS_AND_HANGS_UP);
      String room = "room=" + scene.room;
      await(room, page -> page.size() == 2);

      assertThat(numbers(room + "&number=030%2023125010")).containsExactly(BUSY);
      assertThat(numbers(room + "&status=cleared")).containsExactly(ANSWERS_AND_HANGS_UP);
      assertThat(numbers(room + "&cause=EndedByBusy")).containsExactly(BUSY);
      assertThat(numbers(room + "&direction=incoming")).isEmpty();
      assertThat(numbers(room + "&from=2099-01-01T00:00:00Z")).isEmpty();
      assertThat(numbers(room + "&to=2099-01-01T00:00:00Z"))
          .containsExactly(ANSWERS_AND_HANGS_UP, BUSY);
    }
  }

  @Test
  void pagesShouldFollowEachOtherWithoutGapOrRepetition() {
    try (Scene scene = Scene.open()) {
      for (int count = 1; count <= 3; count++) {
        scene.dial(BUSY);
        int ended = count;
        await("room=" + scene.room, page -> page.size() == ended); // and its place is free
      }
      List<String> all =
          await("room=" + scene.room, page -> page.size() == 3).findValuesAsText("callid");

      Api.Answer first = BOB.get("records?limit=2&room=" + scene.room);
      String next = "records?limit=2&room=" + scene.room + "&cursor=" + first.text("next");
      Api.Answer second = BOB.get(next);

      assertThat(first.body().findValuesAsText("callid")).isEqualTo(all.subList(0, 2));
      assertThat(first.header("Link")).contains("cursor=" + first.text("next")).contains("next");
      assertThat(second.body().findValuesAsText("callid")).isEqualTo(all.subList(2, 3));
      assertThat(second.body().has("next")).isFalse();
      assertThat(second.header("Link")).isEmpty();
    }
  }

  @Test
  void recordShouldBeForItsMakerAndTheAdminsOfTheDomain() {
    try (Scene scene = Scene.open()) {
      scene.dial(BUSY);
      await("room=" + scene.room, page -> page.size() == 1);

      String query = "records?room=" + scene.room;
      assertThat(ALICE.get(query).body().path("items")).hasSize(1);
      assertThat(Api.of(SampleUser.CAROL).get(query).body().path("items")).isEmpty();
      Api nobody = new Api(TestServer.http("/api/v1/"), "", new Ladder());
      assertThat(nobody.get(query).problem()).isEqualTo("token-missing");
    }
  }

  @Test
  void badConditionsShouldBeRefusedByName() {
    for (String bad :
        List.of(
            "from=x",
            "to=x",
            "status=x",
            "cause=1",
            "direction=x",
            "room=%00",
            "number=1",
            "limit=1001",
            "cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaCmE",
            "cursor=MjAyNi0wMS0wMVQwMDowMDowMFoKAA")) {
      Api.Answer answer = BOB.get("records?" + bad);
      assertThat(answer.status()).as(bad).isEqualTo(400);
      assertThat(answer.text("field")).isEqualTo(bad.substring(0, bad.indexOf('=')));
    }
  }

  @Test
  void csvShouldHaveALineForEachRecord() throws Exception {
    try (Scene scene = Scene.open()) {
      String call = scene.dial(BUSY);
      await("room=" + scene.room, page -> page.size() == 1);

      HttpResponse<String> csv = csv("/api/v1/records?room=" + scene.room);

      assertThat(csv.statusCode()).isEqualTo(200);
      assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
      assertThat(csv.body()).endsWith("\r\n");
      List<String> lines = csv.body().lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).startsWith("callid,direction,room,number,");
      assertThat(lines.get(1))
          .startsWith(call + ",outgoing," + scene.room + "," + BUSY + ",bob,sandbox,rejected,")
          .contains("EndedByBusy,486,Busy Here,callee,");
    }
  }

  @Test
  void recordShouldGoWhenItsTimeIsOver() throws Exception {
    String call;
    String query;
    try (Scene scene = Scene.open()) {
      call = scene.dial(BUSY);
      query = "room=" + scene.room;
      await(query, page -> page.size() == 1);
    }
    Deployment.takeAway();
    try {
      age(call);
    } finally {
      Deployment.bringBack();
    }

    await(query, JsonNode::isEmpty);
    assertThat(BOB.get("calls/" + call).status()).isEqualTo(404);
  }

  /** As if it had ended long ago. */
  private static void age(String call) throws SQLException {
    try (Connection database = TestDatabase.ofServer().connect();
        PreparedStatement change =
            database.prepareStatement(
                "UPDATE calls SET ended_at = ended_at - INTERVAL '91' DAY WHERE id = ?")) {
      change.setString(1, call);
      assertThat(change.executeUpdate()).isEqualTo(1);
    }
  }

  private static HttpResponse<String> csv(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(TestServer.http(path))
            .header("Accept", "text/csv")
            .header("Authorization", "Bearer " + TrialTokens.of(SampleUser.BOB))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static List<String> numbers(String query) {
    return BOB.get("records?" + query).body().path("items").findValuesAsText("number");
  }

  /** Records are written behind: asks until they are as expected. */
  private static JsonNode await(String query, Predicate<JsonNode> expected) {
    return await(BOB, query, expected);
  }

  private static JsonNode await(Api reader, String query, Predicate<JsonNode> expected) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode items = reader.get("records?" + query).body().path("items");
    while (!expected.test(items)) {
      assertThat(System.nanoTime()).as(() -> "in time").isLessThan(end);
      items = reader.get("records?" + query).body().path("items");
    }
    return items;
  }

  private static Instant time(JsonNode node, String member) {
    return Instant.parse(node.path(member).asText());
  }
}
