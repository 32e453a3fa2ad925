package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;

@Tag("portable")
class EventsIT {
  private static final String OWN = TestServer.http("").toString();
  private static final String ROOM = "{'name':'Events','users':['bob']}";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Api api = Api.of(SampleUser.ALICE);

  private static EventSocket greeted() {
    EventSocket socket = EventSocket.events();
    assertThat(socket.next().path("type").asText()).isEqualTo("welcome");
    return socket;
  }

  @Test
  void aPersonShouldBeWelcomeWithAToken() {
    try (EventSocket socket = greeted()) {
      JsonNode hello = socket.hello(TrialTokens.of(SampleUser.BOB));

      assertThat(hello.path("seq").asLong()).isEqualTo(1);
      assertThat(hello.at("/hello/userid").asText()).isEqualTo("bob");
      assertThat(hello.at("/hello/resumeid").asText()).hasSize(22);
    }
  }

  @Test
  void aBadTokenShouldBeRefusedAndAGoodOneTakenAfterIt() {
    try (EventSocket socket = greeted()) {
      assertThat(socket.hello("nonsense").at("/error/code").asText()).isEqualTo("invalid_token");
      assertThat(socket.hello(TrialTokens.of(SampleUser.BOB)).has("hello")).isTrue();
    }
  }

  @Test
  void nothingShouldBePossibleBeforeHello() {
    try (EventSocket socket = greeted()) {
      socket.send("{'id':'2','type':'room','room':{'roomid':'r1'}}");

      JsonNode error = socket.next();
      assertThat(error.path("id").asText()).isEqualTo("2");
      assertThat(error.at("/error/code").asText()).isEqualTo("hello_expected");
    }
  }

  @Test
  void theSocketShouldStayOpenWhenAMessageIsNotJson() {
    try (EventSocket socket = greeted()) {
      socket.send("nonsense");
      assertThat(socket.next().at("/error/code").asText()).isEqualTo("invalid_format");

      assertThat(socket.hello(TrialTokens.of(SampleUser.BOB)).has("hello")).isTrue();
    }
  }

  @Test
  void aMessageOfTheLargestSizeShouldBeRead() {
    try (EventSocket socket = greeted()) {
      socket.send("\"" + "x".repeat(65_534) + "\"");

      assertThat(socket.next().at("/error/code").asText()).isEqualTo("invalid_format");
    }
  }

  @Test
  void theSocketShouldBeClosedWhenAMessageIsTooBig() {
    try (EventSocket socket = greeted()) {
      socket.send("x".repeat(65_537));

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void theSocketShouldBeClosedWhenItSendsBytes() {
    try (EventSocket socket = greeted()) {
      socket.sendBytes(new byte[] {1, 2, 3});

      assertThat(socket.closeCode()).isEqualTo(1003);
    }
  }

  @Test
  void aPageOfTheSameHostShouldBeLetIn() {
    try (EventSocket socket = EventSocket.eventsFrom(OWN)) {
      assertThat(socket.next().path("type").asText()).isEqualTo("welcome");
    }
  }

  @Test
  void aPageOfAnotherHostShouldBeRefusedAtTheHandshake() {
    assertThatThrownBy(() -> EventSocket.eventsFrom("https://evil.example.org"))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
  }

  @Test
  void whatWasMissedShouldComeWhenAPersonResumes() {
    String resumeId;
    try (EventSocket socket = greeted()) {
      resumeId = socket.hello(TrialTokens.of(SampleUser.BOB)).at("/hello/resumeid").asText();
      socket.send("{'id':'2','type':'room','room':{'roomid':'no-such-room'}}");
      assertThat(socket.next().at("/error/code").asText()).isEqualTo("no_such_room");
      socket.lose();
    }

    try (EventSocket socket = greeted()) {
      socket.send(
          "{'id':'3','type':'hello','hello':{'version':'1.0','resumeid':'"
              + resumeId
              + "','seq':1}}");

      assertThat(socket.next().path("seq").asLong()).isEqualTo(1);
      JsonNode missed = socket.next();
      assertThat(missed.path("seq").asLong()).isEqualTo(2);
      assertThat(missed.at("/error/code").asText()).isEqualTo("no_such_room");
    }
  }

  @Test
  void peopleShouldSeeEachOtherComeAndGoUntilTheRoomIsClosed() {
    String room = api.room(ROOM);
    try (EventSocket alice = greeted();
        EventSocket bob = greeted()) {
      alice.hello(TrialTokens.of(SampleUser.ALICE));
      bob.hello(TrialTokens.of(SampleUser.BOB));

      alice.send("{'id':'2','type':'room','room':{'roomid':'" + room + "'}}");
      assertThat(alice.next().at("/room/properties/name").asText()).isEqualTo("Events");
      assertThat(alice.next().at("/event/join/0/userid").asText()).isEqualTo("alice");
      bob.send("{'id':'2','type':'room','room':{'roomid':'" + room + "'}}");
      assertThat(bob.next().at("/room/properties/dialin").asText()).hasSize(8);
      assertThat(bob.next().at("/event/join")).hasSize(2);
      assertThat(alice.next().at("/event/join/0/userid").asText()).isEqualTo("bob");

      bob.send("{'id':'3','type':'room','room':{'roomid':''}}");
      assertThat(bob.next().at("/room/roomid").asText()).isEmpty();
      assertThat(alice.next().at("/event/leave")).hasSize(1);

      assertThat(api.delete("rooms/" + room).status()).isEqualTo(204);
      JsonNode deleted = alice.next();
      assertThat(deleted.at("/event/type").asText()).isEqualTo("delete");
      assertThat(deleted.path("seq").asLong()).isEqualTo(6);
    }
  }

  @Test
  void thoseInsideShouldLearnANewNameAndThoseNoLongerListedBePutOut() {
    String room = api.room(ROOM);
    String watch = "{'id':'2','type':'room','room':{'roomid':'" + room + "','watch':true}}";
    try (EventSocket alice = greeted();
        EventSocket bob = greeted()) {
      alice.hello(TrialTokens.of(SampleUser.ALICE));
      String session = bob.hello(TrialTokens.of(SampleUser.BOB)).at("/hello/sessionid").asText();
      alice.send(watch);
      assertThat(alice.next().at("/room/roomid").asText()).isEqualTo(room);
      bob.send(watch);
      assertThat(bob.next().at("/room/roomid").asText()).isEqualTo(room);

      assertThat(api.patch("rooms/" + room, "{'name':'Renamed'}").status()).isEqualTo(200);
      assertThat(bob.next().at("/room/properties/name").asText()).isEqualTo("Renamed");
      assertThat(api.put("rooms/" + room + "/access", "{'users':[]}").status()).isEqualTo(200);
      assertThat(bob.next().at("/event/leave/0").asText()).isEqualTo(session);

      bob.send(watch);
      assertThat(bob.next().at("/error/code").asText()).isEqualTo("no_such_room");
      assertThat(alice.next().at("/room/properties/name").asText()).isEqualTo("Renamed");
    }
  }

  @Test
  void everybodyShouldSeeThePhoneThatTheOwnerRenames() {
    try (Scene scene = Scene.open();
        EventSocket other = scene.watch(SampleUser.ALICE)) {
      String call = scene.dial("+49301234500");
      String session = scene.joined(call);
      String phone = "rooms/" + scene.room + "/participants/" + session;
      assertThat(scene.api.patch(phone, "{'displayName':'Grandma'}").status()).isEqualTo(200);

      JsonNode change = scene.socket.expect(EventsIT::isChange, PATIENCE).at("/event/change");

      assertThat(change).hasSize(1);
      assertThat(change.at("/0/sessionid").asText()).isEqualTo(session);
      assertThat(change.at("/0/userid").asText()).isEmpty();
      assertThat(change.at("/0/user/type").asText()).isEqualTo("phone");
      assertThat(change.at("/0/user/callid").asText()).isEqualTo(call);
      assertThat(change.at("/0/user/displayname").asText()).isEqualTo("Grandma");
      assertThat(other.expect(EventsIT::isChange, PATIENCE).at("/event/change")).isEqualTo(change);
      try (EventSocket late = scene.watch(SampleUser.BOB)) {
        assertThat(late.expectType("event").at("/event/join")).isEqualTo(change);
      }
      scene.hangUp(call);
      scene.expectLeave(session);
    }
  }

  private static boolean isChange(JsonNode message) {
    return message.at("/event/type").asText().equals("change");
  }

  @Test
  void aControlForNoPhoneShouldBeRefused() {
    String room = api.room(ROOM);
    try (EventSocket alice = greeted()) {
      alice.hello(TrialTokens.of(SampleUser.ALICE));
      alice.send("{'id':'2','type':'room','room':{'roomid':'" + room + "','watch':true}}");
      assertThat(alice.next().at("/room/roomid").asText()).isEqualTo(room);

      alice.send(
          "{'id':'3','type':'control','control':{'recipient':{'type':'call','callid':'none'},"
              + "'data':{'type':'hangup'}}}");

      JsonNode error = alice.next();
      assertThat(error.at("/error/code").asText()).isEqualTo("not_allowed");
      assertThat(error.at("/error/details/problem").asText()).isEqualTo("phone-unknown");
    }
  }

  @Test
  void byeShouldBeAnsweredBeforeTheClose() {
    try (EventSocket socket = greeted()) {
      socket.hello(TrialTokens.of(SampleUser.BOB));
      socket.send("{'id':'9','type':'bye','bye':{}}");

      assertThat(socket.next().toString())
          .isEqualTo("{\"id\":\"9\",\"type\":\"bye\",\"bye\":{\"reason\":\"\"}}");
      assertThat(socket.closeCode()).isEqualTo(1000);
    }
  }
}
