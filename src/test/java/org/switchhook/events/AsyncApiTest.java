package org.switchhook.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.switchhook.room.Participant;
import org.switchhook.room.RoomFact;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.Message;

/** Holds docs/asyncapi.yaml against the code. */
class AsyncApiTest {
  private static final String STATUS = "callstatus_c1";

  private final JsonNode document;

  AsyncApiTest() throws IOException {
    document = new YAMLMapper().readTree(Files.readString(Path.of("docs/asyncapi.yaml")));
  }

  private List<JsonNode> examples(String operation) {
    List<JsonNode> examples = new ArrayList<>();
    for (JsonNode each : document.at("/operations/" + operation + "/messages")) {
      String name = each.path("$ref").asText().replaceAll(".*/", "");
      assertThat(document.at("/channels/events/messages").has(name)).isTrue();
      JsonNode message = document.at("/components/messages/" + name);
      assertThat(message.path("examples")).as(name).isNotEmpty();
      for (JsonNode example : message.path("examples")) {
        assertRequired(message.path("payload"), example.path("payload"));
        examples.add(example.path("payload"));
      }
    }
    return examples;
  }

  private static void assertRequired(JsonNode schema, JsonNode value) {
    for (JsonNode name : schema.path("required")) {
      assertThat(value.has(name.asText())).as("%s in %s", name, value).isTrue();
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> {
              JsonNode part = value.path(member.getKey());
              if (!part.isMissingNode()) {
                JsonNode constant = member.getValue().path("const");
                assertThat(constant.isMissingNode() || constant.equals(part)).isTrue();
                assertRequired(member.getValue(), part);
              }
            });
  }

  /** What tells one kind of message from another. */
  private static String kind(JsonNode message) {
    String type = message.path("type").asText();
    JsonNode payload = message.path(type);
    return switch (type) {
      case "event" ->
          "event " + payload.path("target").asText() + " " + payload.path("type").asText();
      case "transient" -> "transient " + payload.path("type").asText();
      case "control" -> "control " + payload.path("data").path("type").asText();
      default -> type;
    };
  }

  @Test
  void everyClientExampleShouldBeUnderstood() {
    Set<Class<?>> understood =
        examples("listen").stream()
            .map(example -> ClientMessages.read(example.toString()).getClass())
            .collect(Collectors.toSet());

    assertThat(understood).containsExactlyInAnyOrder(ClientMessage.class.getPermittedSubclasses());
  }

  @Test
  void everyClientTypeShouldBeDescribed() {
    Set<String> types =
        examples("listen").stream()
            .map(example -> example.path("type").asText())
            .collect(Collectors.toSet());

    assertThat(types).isEqualTo(ClientMessages.TYPES);
  }

  @Test
  void everyServerMessageShouldBeDescribedWithAllItsMembers() throws IOException {
    Map<String, Set<String>> described =
        examples("tell").stream()
            .collect(
                Collectors.toMap(AsyncApiTest::kind, AsyncApiTest::members, AsyncApiTest::both));
    Map<String, Set<String>> sent =
        read(serverMessages()).stream()
            .collect(
                Collectors.toMap(AsyncApiTest::kind, AsyncApiTest::members, AsyncApiTest::both));

    assertThat(described.keySet()).isEqualTo(sent.keySet());
    sent.forEach((kind, members) -> assertThat(described.get(kind)).as(kind).containsAll(members));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  /** Names of all members, the ids in the keys of entries aside. */
  private static Set<String> members(JsonNode node) {
    Set<String> members = new TreeSet<>();
    node.properties()
        .forEach(
            member -> {
              members.add(member.getKey().replaceAll("^callstatus_.*", "callstatus_"));
              members.addAll(members(member.getValue()));
            });
    node.elements().forEachRemaining(each -> members.addAll(members(each)));
    return members;
  }

  private static List<JsonNode> read(List<Message> messages) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> read = new ArrayList<>();
    for (Message message : messages) {
      read.add(mapper.readTree(message.text()));
    }
    return read;
  }

  /** One of each that the code can make. */
  private static List<Message> serverMessages() {
    List<Message> messages = new ArrayList<>();
    messages.add(Wire.welcome());
    messages.add(Wire.hello("1", "s", "r", "alice"));
    messages.add(Wire.room("1", "r1", "Sales", "48213975"));
    messages.add(Wire.noRoom("1"));
    messages.add(Wire.error("1", "code", "message", Map.of("room", "r1")));
    messages.add(Wire.bye("1", ""));
    messages.add(Wire.gap(1));
    messages.add(FactWire.initial(Map.of(STATUS, Map.of("callid", "c1", "status", "ringing"))));
    facts().forEach(fact -> messages.add(FactWire.of(fact)));
    messages.add(CallWire.call(SomeCalls.ended()));
    messages.add(CallWire.transfer(SomeCalls.transfer()));
    messages.add(
        CallWire.calls(
            "1", Watch.OWN, List.of(SomeCalls.live()), List.of(SomeCalls.transfer()), true));
    return messages;
  }

  private static List<RoomFact> facts() {
    Participant phone =
        new Participant(
            "p1",
            "",
            Map.of("type", "phone", "callid", "c1", "number", "+49…", "displayname", "+49…"));
    Map<String, Object> entry = Map.of("callid", "c1", "status", "cleared", "cause", "x");
    List<RoomFact> facts =
        List.of(
            new RoomFact.Joined(RoomStandIn.ID, phone),
            new RoomFact.Changed(RoomStandIn.ID, phone),
            new RoomFact.Flagged(RoomStandIn.ID, "p1", 1),
            new RoomFact.Left(RoomStandIn.ID, "p1"),
            new RoomFact.PutOut(RoomStandIn.ID, "s"),
            new RoomFact.Renamed(RoomStandIn.ID, "Sales", "48213975"),
            new RoomFact.TransientSet(RoomStandIn.ID, STATUS, entry, entry),
            new RoomFact.TransientRemoved(RoomStandIn.ID, STATUS, entry),
            new RoomFact.DigitHeard(RoomStandIn.ID, "c1", '5'),
            new RoomFact.DigitRefused(RoomStandIn.ID, "c1", 415, "No"),
            new RoomFact.Closed(RoomStandIn.ID));
    assertThat(facts.stream().map(Object::getClass))
        .containsExactlyInAnyOrder(RoomFact.class.getPermittedSubclasses());
    return facts;
  }

  @Test
  void aTokenShouldBeAsLongAsDescribed() {
    int most =
        document
            .at("/components/messages/clientHello/payload/properties/hello/properties/auth")
            .at("/properties/params/properties/token/maxLength")
            .asInt();

    assertThat(ClientMessages.read(hello(most))).isInstanceOf(ClientMessage.Hello.class);
    assertThatThrownBy(() -> ClientMessages.read(hello(most + 1))).isInstanceOf(WireProblem.class);
  }

  private static String hello(int length) {
    return Stage.hello("x".repeat(length)).replace('\'', '"');
  }

  @Test
  void everyFeatureShouldBeDescribed() {
    assertThat(examples("tell").toString()).contains(Wire.FEATURES);
  }

  @Test
  void everyCloseCodeShouldBeDescribed() {
    String text = document.at("/info/description").asText();
    for (CloseCode code : CloseCode.values()) {
      assertThat(text).contains("| " + code.number() + " | `" + code.word() + "` |");
    }
  }
}
