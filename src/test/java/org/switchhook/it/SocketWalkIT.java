package org.switchhook.it;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.switchhook.events.EventsEndpoint;
import org.switchhook.events.SocketMessages;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Open;
import org.switchhook.rest.Rights;
import org.switchhook.security.Role;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;

/** As {@link RightsWalkIT}, through every message that the code of the socket reads. */
@Tag("portable")
class SocketWalkIT {
  static final Class<?> ENDPOINT = EventsEndpoint.class;

  /**
   * The messages that are read before a token was seen, by contract. Each has another proof, or can
   * do nothing; see the tests of that name.
   */
  private static final Set<String> TOKENLESS = Set.of("Hello", "Resume", "Bye");

  private static Estate estate;

  @BeforeAll
  static void settle() {
    estate = new Estate();
  }

  @AfterAll
  static void leave() {
    estate.close();
  }

  /** A good message of each sort, with the ids that are given. */
  static List<String> messages(Map<String, String> ids) {
    String control = "{'id':'7','type':'control','control':{'recipient':%s,'data':%s}}";
    String session = "{'type':'session','sessionid':'{sessionid}'}";
    String call = "{'type':'call','callid':'{call}'}";
    String auth = "{'version':'1.0','auth':{'params':{'token':'{token}'}}}";
    String resume = "{'version':'1.0','resumeid':'{resumeid}','seq':0}";
    return Stream.of(
            "{'id':'7','type':'hello','hello':" + auth + "}",
            "{'id':'7','type':'hello','hello':" + resume + "}",
            "{'id':'7','type':'room','room':{'roomid':'{room}','watch':true}}",
            "{'id':'7','type':'room','room':{'roomid':''}}",
            "{'id':'7','type':'calls','calls':{'watch':'own'}}",
            "{'id':'7','type':'calls','calls':{'watch':'none'}}",
            "{'id':'7','type':'calls','calls':{'watch':'domain'}}",
            control.formatted(session, "{'type':'hangup'}"),
            control.formatted(call, "{'type':'hangup'}"),
            control.formatted(session, "{'type':'dtmf','digit':'1'}"),
            control.formatted(call, "{'type':'dtmf','digit':'1'}"),
            "{'id':'7','type':'bye','bye':{}}")
        .map(text -> filled(text, ids).replace('\'', '"'))
        .toList();
  }

  private static String filled(String text, Map<String, String> ids) {
    Map<String, String> all = new HashMap<>(Estate.nothing());
    all.putAll(Map.of("token", "never", "resumeid", "never"));
    all.putAll(ids);
    String filled = text;
    for (Map.Entry<String, String> id : all.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }

  private static Stream<String> guarded(Map<String, String> ids) {
    return messages(ids).stream()
        .filter(text -> !TOKENLESS.contains(SocketMessages.kind(text).getSimpleName()));
  }

  private static String type(String text) {
    return text.replaceAll(".*?\"type\":\"([a-z]+)\".*", "$1");
  }

  private static JsonNode answer(EventSocket socket, String message) {
    socket.send(message);
    return socket.expect(answer -> answer.path("id").asText().equals("7"));
  }

  private static EventSocket opened() {
    EventSocket socket = EventSocket.events();
    socket.expectType("welcome");
    return socket;
  }

  private static EventSocket opened(SampleUser user) {
    EventSocket socket = opened();
    assertThat(socket.hello(TrialTokens.of(user)).has("hello")).isTrue();
    return socket;
  }

  @Test
  void everyMessageThatIsReadShouldBeWalked() {
    List<String> all = messages(Estate.nothing());

    assertThat(all.stream().map(SocketWalkIT::type).collect(toSet()))
        .isEqualTo(SocketMessages.names());
    assertThat(all.stream().map(SocketMessages::kind).collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(SocketMessages.kinds());
  }

  @TestFactory
  Stream<DynamicTest> everyMessageShouldNameItsRight() {
    return SocketMessages.kinds().stream()
        .map(
            kind ->
                dynamicTest(
                    kind.getSimpleName(),
                    () -> {
                      boolean open = kind.isAnnotationPresent(Open.class);
                      assertThat(open).isNotEqualTo(kind.isAnnotationPresent(Needs.class));
                      assertThat(open).isEqualTo(TOKENLESS.contains(kind.getSimpleName()));
                      assertThat(Rights.allow(kind, Role.ADMIN)).isTrue();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> nobodyShouldBeHeardBeforeHello() {
    return guarded(estate.ids())
        .map(
            message ->
                dynamicTest(
                    message,
                    () -> {
                      try (EventSocket socket = opened()) {
                        assertThat(answer(socket, message).at("/error/code").asText())
                            .isEqualTo("hello_expected");
                      }
                      estate.assertUntouched();
                    }));
  }

  @Test
  void helloShouldNeedItsToken() {
    try (EventSocket socket = opened()) {
      assertThat(socket.hello("").at("/error/code").asText()).isEqualTo("invalid_format");
      assertThat(socket.hello("never").at("/error/code").asText()).isEqualTo("invalid_token");
      assertThat(answer(socket, room(estate.ids())).at("/error/code").asText())
          .isEqualTo("hello_expected");
    }
  }

  private static String room(Map<String, String> ids) {
    return guarded(ids).filter(text -> type(text).equals("room")).findFirst().orElseThrow();
  }

  @Test
  void resumeShouldNeedItsSecretId() {
    try (EventSocket alice = opened(SampleUser.ALICE);
        EventSocket thief = opened()) {
      String resume = messages(estate.ids()).get(1);
      assertThat(answer(thief, resume).at("/error/code").asText()).isEqualTo("no_such_session");
      String bySession = resume.replace("never", estate.ids().get("sessionid"));
      assertThat(answer(thief, bySession).at("/error/code").asText()).isEqualTo("no_such_session");
      assertThat(answer(alice, room(estate.ids())).path("type").asText()).isEqualTo("room");
    }
  }

  @Test
  void byeShouldEndNothingButItsSocket() {
    try (EventSocket alice = opened(SampleUser.ALICE);
        EventSocket nobody = opened()) {
      assertThat(answer(nobody, "{'id':'7','type':'bye','bye':{}}").path("type").asText())
          .isEqualTo("bye");
      assertThat(nobody.closeCode()).isEqualTo(1000);
      assertThat(answer(alice, room(estate.ids())).path("type").asText()).isEqualTo("room");
    }
  }

  @TestFactory
  Stream<DynamicTest> userShouldNotSayWhatIsTheAdmins() {
    return guarded(estate.ids())
        .filter(message -> !Rights.allow(SocketMessages.kind(message), Role.USER))
        .map(message -> dynamicTest(message, () -> assertNotAllowed(message)));
  }

  private static void assertNotAllowed(String message) {
    try (EventSocket bob = opened(SampleUser.BOB)) {
      assertThat(answer(bob, message).at("/error/code").asText()).isEqualTo("not_allowed");
    }
    estate.assertUntouched();
  }

  /** Every message reads the same to him as if what he names had never been. */
  @TestFactory
  Stream<DynamicTest> strangerShouldReachNothingOfAnotherDomain() {
    List<String> never = guarded(Estate.nothing()).toList();
    List<String> real = guarded(estate.ids()).toList();
    return Stream.iterate(0, i -> i + 1)
        .limit(real.size())
        .filter(i -> !real.get(i).equals(never.get(i)))
        .map(i -> dynamicTest(real.get(i), () -> assertLikeNothing(real.get(i), never.get(i))));
  }

  private static void assertLikeNothing(String real, String never) {
    assertThat(stranger(real)).isEqualTo(stranger(never)).startsWith("error ");
    estate.assertUntouched();
  }

  /** What Erin is told, outside of a room and in one of her own. */
  private static String stranger(String message) {
    Api api = Api.of(SampleUser.ERIN);
    String own = api.room("{'name':'Elsewhere'}");
    try (EventSocket erin = opened(SampleUser.ERIN)) {
      String outside = said(answer(erin, message));
      String enter = room(Map.of("room", own));
      assertThat(answer(erin, enter).path("type").asText()).isEqualTo("room");
      return outside + "; " + said(answer(erin, message));
    } finally {
      api.delete("rooms/" + own);
    }
  }

  private static String said(JsonNode answer) {
    return answer.path("type").asText() + " " + answer.path("error").path("code").asText();
  }

  /** Without this the tests above would pass when nobody may do anything. */
  @Test
  void ownerShouldEnterHerRoomAndBeObeyed() {
    try (EventSocket alice = opened(SampleUser.ALICE)) {
      assertThat(answer(alice, room(estate.ids())).path("type").asText()).isEqualTo("room");
      String digit = guarded(estate.ids()).reduce((first, last) -> last).orElseThrow();
      JsonNode answer = answer(alice, digit);
      assertThat(answer.at("/error/details/problem").asText()).isEqualTo("call-not-answered");
    }
  }
}
