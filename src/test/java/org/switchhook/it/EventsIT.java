package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;

@Tag("portable")
class EventsIT {
  private static final String OWN = TestServer.http("").toString();

  private static EventsClient greeted() throws Exception {
    EventsClient client = EventsClient.open();
    assertThat(client.next().path("type").asText()).isEqualTo("welcome");
    return client;
  }

  @Test
  void aPersonShouldBeWelcomeWithAToken() throws Exception {
    try (EventsClient client = greeted()) {
      JsonNode hello = client.hello(TrialTokens.of(SampleUser.BOB));

      assertThat(hello.path("seq").asLong()).isEqualTo(1);
      assertThat(hello.at("/hello/userid").asText()).isEqualTo("bob");
      assertThat(hello.at("/hello/resumeid").asText()).hasSize(22);
    }
  }

  @Test
  void aBadTokenShouldBeRefusedAndAGoodOneTakenAfterIt() throws Exception {
    try (EventsClient client = greeted()) {
      assertThat(client.hello("nonsense").at("/error/code").asText()).isEqualTo("invalid_token");
      assertThat(client.hello(TrialTokens.of(SampleUser.BOB)).has("hello")).isTrue();
    }
  }

  @Test
  void nothingShouldBePossibleBeforeHello() throws Exception {
    try (EventsClient client = greeted()) {
      client.say("{'id':'2','type':'room','room':{'roomid':'r1'}}");

      JsonNode error = client.next();
      assertThat(error.path("id").asText()).isEqualTo("2");
      assertThat(error.at("/error/code").asText()).isEqualTo("hello_expected");
    }
  }

  @Test
  void theSocketShouldStayOpenWhenAMessageIsNotJson() throws Exception {
    try (EventsClient client = greeted()) {
      client.say("nonsense");
      assertThat(client.next().at("/error/code").asText()).isEqualTo("invalid_format");

      assertThat(client.hello(TrialTokens.of(SampleUser.BOB)).has("hello")).isTrue();
    }
  }

  @Test
  void aMessageOfTheLargestSizeShouldBeRead() throws Exception {
    try (EventsClient client = greeted()) {
      client.sayExactly("\"" + "x".repeat(65_534) + "\"");

      assertThat(client.next().at("/error/code").asText()).isEqualTo("invalid_format");
    }
  }

  @Test
  void theSocketShouldBeClosedWhenAMessageIsTooBig() throws Exception {
    try (EventsClient client = greeted()) {
      client.sayExactly("x".repeat(65_537));

      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void theSocketShouldBeClosedWhenItSendsBytes() throws Exception {
    try (EventsClient client = greeted()) {
      client.sayBytes(new byte[] {1, 2, 3});

      assertThat(client.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void aPageOfTheSameHostShouldBeLetIn() throws Exception {
    try (EventsClient client = EventsClient.openFrom(OWN)) {
      assertThat(client.next().path("type").asText()).isEqualTo("welcome");
    }
  }

  @Test
  void aPageOfAnotherHostShouldBeRefusedAtTheHandshake() {
    assertThatThrownBy(() -> EventsClient.openFrom("https://evil.example.org"))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  void whatWasMissedShouldComeWhenAPersonResumes() throws Exception {
    String resumeId;
    try (EventsClient client = greeted()) {
      resumeId = client.hello(TrialTokens.of(SampleUser.BOB)).at("/hello/resumeid").asText();
      client.say("{'id':'2','type':'room','room':{'roomid':'no-such-room'}}");
      assertThat(client.next().at("/error/code").asText()).isEqualTo("no_such_room");
    }

    try (EventsClient client = greeted()) {
      client.say(
          "{'id':'3','type':'hello','hello':{'version':'1.0','resumeid':'"
              + resumeId
              + "','seq':1}}");

      assertThat(client.next().path("seq").asLong()).isEqualTo(1);
      JsonNode missed = client.next();
      assertThat(missed.path("seq").asLong()).isEqualTo(2);
      assertThat(missed.at("/error/code").asText()).isEqualTo("no_such_room");
    }
  }

  @Test
  void peopleShouldSeeEachOtherComeAndGoUntilTheRoomIsClosed() throws Exception {
    String room = openRoom();
    try (EventsClient alice = greeted();
        EventsClient bob = greeted()) {
      alice.hello(TrialTokens.of(SampleUser.ALICE));
      bob.hello(TrialTokens.of(SampleUser.BOB));

      alice.say("{'id':'2','type':'room','room':{'roomid':'" + room + "'}}");
      assertThat(alice.next().at("/room/properties/name").asText()).isEqualTo("Events");
      assertThat(alice.next().at("/event/join/0/userid").asText()).isEqualTo("alice");
      bob.say("{'id':'2','type':'room','room':{'roomid':'" + room + "'}}");
      assertThat(bob.next().at("/room/properties/dialin").asText()).hasSize(8);
      assertThat(bob.next().at("/event/join")).hasSize(2);
      assertThat(alice.next().at("/event/join/0/userid").asText()).isEqualTo("bob");

      bob.say("{'id':'3','type':'room','room':{'roomid':''}}");
      assertThat(bob.next().at("/room/roomid").asText()).isEmpty();
      assertThat(alice.next().at("/event/leave")).hasSize(1);

      assertThat(rest("/" + room, "DELETE", "").statusCode()).isEqualTo(204);
      JsonNode deleted = alice.next();
      assertThat(deleted.at("/event/type").asText()).isEqualTo("delete");
      assertThat(deleted.path("seq").asLong()).isEqualTo(6);
    }
  }

  @Test
  void thoseInsideShouldLearnANewNameAndThoseNoLongerListedBePutOut() throws Exception {
    String room = openRoom();
    try (EventsClient alice = greeted();
        EventsClient bob = greeted()) {
      alice.hello(TrialTokens.of(SampleUser.ALICE));
      String session = bob.hello(TrialTokens.of(SampleUser.BOB)).at("/hello/sessionid").asText();
      for (EventsClient each : new EventsClient[] {alice, bob}) {
        each.say("{'id':'2','type':'room','room':{'roomid':'" + room + "','watch':true}}");
        assertThat(each.next().at("/room/roomid").asText()).isEqualTo(room);
      }

      assertThat(rest("/" + room, "PATCH", "{\"name\":\"Renamed\"}").statusCode()).isEqualTo(200);
      assertThat(bob.next().at("/room/properties/name").asText()).isEqualTo("Renamed");
      assertThat(rest("/" + room + "/access", "PUT", "{\"users\":[]}").statusCode()).isEqualTo(200);
      assertThat(bob.next().at("/event/leave/0").asText()).isEqualTo(session);

      bob.say("{'id':'3','type':'room','room':{'roomid':'" + room + "'}}");
      assertThat(bob.next().at("/error/code").asText()).isEqualTo("no_such_room");
      assertThat(alice.next().at("/room/properties/name").asText()).isEqualTo("Renamed");
    }
  }

  @Test
  void aControlForNoPhoneShouldBeRefused() throws Exception {
    String room = openRoom();
    try (EventsClient alice = greeted()) {
      alice.hello(TrialTokens.of(SampleUser.ALICE));
      alice.say("{'id':'2','type':'room','room':{'roomid':'" + room + "','watch':true}}");
      assertThat(alice.next().at("/room/roomid").asText()).isEqualTo(room);

      alice.say(
          "{'id':'3','type':'control','control':{'recipient':{'type':'call','callid':'none'},"
              + "'data':{'type':'hangup'}}}");

      JsonNode error = alice.next();
      assertThat(error.at("/error/code").asText()).isEqualTo("not_allowed");
      assertThat(error.at("/error/details/problem").asText()).isEqualTo("phone-unknown");
    }
  }

  private static String openRoom() throws Exception {
    HttpResponse<String> answer = rest("", "POST", "{\"name\":\"Events\",\"users\":[\"bob\"]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new ObjectMapper().readTree(answer.body()).path("id").asText();
  }

  private static HttpResponse<String> rest(String path, String method, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(TestServer.http("/api/v1/rooms" + path))
            .header("Authorization", "Bearer " + TrialTokens.of(SampleUser.ALICE))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void byeShouldBeAnsweredBeforeTheClose() throws Exception {
    try (EventsClient client = greeted()) {
      client.hello(TrialTokens.of(SampleUser.BOB));
      client.say("{'id':'9','type':'bye','bye':{}}");

      assertThat(client.next().toString())
          .isEqualTo("{\"id\":\"9\",\"type\":\"bye\",\"bye\":{\"reason\":\"\"}}");
      assertThat(client.closeCode()).isEqualTo(1000);
    }
  }
}
