package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;
import org.switchhook.testkit.Ladder;

/** A room of Bob's on the server under test, which he watches on a socket while he dials. */
final class Scene implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final Api api;
  final EventSocket socket;
  final String room;
  private final Ladder ladder;

  private Scene(Ladder ladder, Api api, Supplier<EventSocket> open, String token) {
    this.ladder = ladder;
    this.api = api;
    room = api.room(Map.of("name", "A test"));
    socket = watching(open.get(), token);
  }

  /** For a test that prints no ladder. */
  static Scene open() {
    return open(new Ladder());
  }

  static Scene open(Ladder ladder) {
    Api api = Api.of(SampleUser.BOB, ladder);
    return new Scene(ladder, api, () -> EventSocket.events(ladder), TrialTokens.of(SampleUser.BOB));
  }

  /** On any server, as the user of the token. */
  static Scene on(URI server, String token) {
    Ladder ladder = new Ladder();
    Api api = new Api(server.resolve("/api/v1/"), token, ladder);
    URI events = URI.create(server.resolve("/events").toString().replaceFirst("^http", "ws"));
    return new Scene(ladder, api, () -> new EventSocket(events, "socket", ladder), token);
  }

  /** One more socket that watches the room. */
  EventSocket watch(SampleUser user) {
    return watching(EventSocket.events(ladder), TrialTokens.of(user));
  }

  private EventSocket watching(EventSocket watcher, String token) {
    watcher.expectType("welcome");
    assertThat(watcher.hello(token).has("hello")).isTrue();
    Map<String, Object> join = Map.of("roomid", room, "watch", true);
    watcher.send(Map.of("id", "2", "type", "room", "room", join));
    assertThat(watcher.expectType("room").at("/room/roomid").asText()).isEqualTo(room);
    return watcher;
  }

  /** Dials into the room; the call id. */
  String dial(String number) {
    return dial(Map.of("number", number));
  }

  String dial(Map<String, Object> body) {
    Api.Answer answer = api.post("rooms/" + room + "/dialouts", body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("callid");
  }

  /** What a phone calls to get into the room, over UDP. */
  String dialIn() {
    return sip(api.get("rooms/" + room).body().path("dialIn").asText());
  }

  /** A SIP address at the server. */
  String sip(String user) {
    return "sip:" + user + "@127.0.0.1:" + Integer.getInteger("switchhook.it.sip");
  }

  /** The next call that comes in: the first that the room hears of it is that it is connected. */
  String incoming() {
    JsonNode first =
        socket.expect(
            message ->
                message.at("/transient/value/status").asText().equals("connected")
                    && !message.at("/transient").has("oldvalue"),
            PATIENCE);
    return first.at("/transient/value/callid").asText();
  }

  /** The stored calls of the room, newest first. */
  JsonNode calls() {
    return api.get("rooms/" + room + "/calls").body().path("items");
  }

  /** The next status of a call that the socket shows. */
  JsonNode status(String call) {
    return status(call, PATIENCE);
  }

  JsonNode status(String call, Duration deadline) {
    return socket.expect(message -> isSet(message, call), deadline).at("/transient/value");
  }

  void expectStatus(String call, String status) {
    assertThat(status(call).path("status").asText()).isEqualTo(status);
  }

  /** The removal of a call's entry, with the value that it had. */
  JsonNode removal(String call) {
    return socket
        .expect(
            message ->
                message.at("/transient/type").asText().equals("remove") && isEntry(message, call),
            PATIENCE)
        .at("/transient/oldvalue");
  }

  private static boolean isSet(JsonNode message, String call) {
    return message.at("/transient/type").asText().equals("set") && isEntry(message, call);
  }

  private static boolean isEntry(JsonNode message, String call) {
    return message.at("/transient/key").asText().equals("callstatus_" + call);
  }

  /** The public session id of a call's phone, from its join event. */
  String joined(String call) {
    return socket
        .expect(message -> message.at("/event/join/0/user/callid").asText().equals(call), PATIENCE)
        .at("/event/join/0/sessionid")
        .asText();
  }

  void expectLeave(String session) {
    socket.expect(message -> message.at("/event/leave/0").asText().equals(session), PATIENCE);
  }

  void hangUp(String call) {
    assertThat(api.delete("calls/" + call).status()).isBetween(200, 204);
  }

  void control(Object recipient, Map<String, Object> data) {
    Map<String, Object> control = new HashMap<>();
    control.put("recipient", recipient);
    control.put("data", data);
    socket.send(Map.of("type", "control", "control", control));
  }

  JsonNode call(String call) {
    return api.get("calls/" + call).body();
  }

  @Override
  public void close() {
    api.delete("rooms/" + room);
    socket.close();
  }
}
