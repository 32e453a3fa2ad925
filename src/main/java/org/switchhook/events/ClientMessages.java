package org.switchhook.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Text;

/** Reads client messages. Fields that are not known are ignored; what is known must be right. */
final class ClientMessages {
  static final Set<String> TYPES = Set.of("hello", "room", "control", "calls", "bye");
  static final String HELLO_VERSION = "1.0";

  private static final int MAX_ID = 64;
  private static final int MAX_TOKEN = 8192;
  private static final int MAX_RESUME_ID = 64;
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private ClientMessages() {}

  /**
   * @throws WireProblem {@code invalid_format}, {@code unknown_type} or {@code
   *     invalid_hello_version}
   */
  static ClientMessage read(String text) {
    JsonNode message = tree(text);
    Fields fields = new Fields(id(message), false);
    String type = fields.text(message, "type", MAX_ID);
    if (!TYPES.contains(type)) {
      throw new WireProblem(
          "unknown_type",
          fields.request(),
          false,
          "type must be one of hello, room, control, calls, bye");
    }
    return switch (type) {
      case "hello" -> hello(fields, fields.object(message, type));
      case "room" -> room(fields, fields.object(message, type));
      case "calls" -> calls(fields, fields.object(message, type));
      case "control" -> Controls.read(fields.request(), message);
      default -> bye(fields, message);
    };
  }

  private static JsonNode tree(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new WireProblem("invalid_format", null, false, "The message is not valid JSON");
    }
    throw new WireProblem("invalid_format", null, false, "The message must be a JSON object");
  }

  private static @Nullable String id(JsonNode message) {
    JsonNode id = message.path("id");
    if (id.isMissingNode()) {
      return null;
    }
    String text = id.asText();
    if (!id.isTextual() || text.length() > MAX_ID || Text.hasControl(text)) {
      throw new WireProblem(
          "invalid_format", null, false, "id must be a text of at most " + MAX_ID + " characters");
    }
    return text;
  }

  private static ClientMessage bye(Fields fields, JsonNode message) {
    if (message.has("bye")) {
      fields.object(message, "bye");
    }
    return new ClientMessage.Bye(fields.request());
  }

  private static ClientMessage hello(Fields fields, JsonNode hello) {
    if (!HELLO_VERSION.equals(hello.path("version").textValue())) {
      throw new WireProblem(
          "invalid_hello_version", fields.request(), false, "hello.version must be \"1.0\"");
    }
    if (hello.has("resumeid")) {
      String resumeId = fields.text(hello, "resumeid", MAX_RESUME_ID);
      return new ClientMessage.Resume(fields.request(), resumeId, seq(fields, hello.path("seq")));
    }
    JsonNode params = fields.object(fields.object(hello, "auth"), "params");
    return new ClientMessage.Hello(fields.request(), fields.text(params, "token", MAX_TOKEN));
  }

  private static OptionalLong seq(Fields fields, JsonNode seq) {
    if (seq.isMissingNode()) {
      return OptionalLong.empty();
    }
    if (!seq.canConvertToLong() || !seq.isIntegralNumber() || seq.longValue() < 0) {
      throw fields.invalid("hello.seq must be a whole number, 0 or more");
    }
    return OptionalLong.of(seq.longValue());
  }

  private static ClientMessage calls(Fields fields, JsonNode calls) {
    return switch (calls.path("watch").asText()) {
      case "own" -> new ClientMessage.WatchCalls(fields.request(), true);
      case "domain" -> new ClientMessage.WatchDomain(fields.request());
      case "none" -> new ClientMessage.WatchCalls(fields.request(), false);
      default -> throw fields.invalid("calls.watch must be own, domain or none");
    };
  }

  private static ClientMessage room(Fields fields, JsonNode room) {
    JsonNode roomId = room.path("roomid");
    JsonNode watch = room.path("watch");
    if (!roomId.isTextual() || !(watch.isMissingNode() || watch.isBoolean())) {
      throw fields.invalid("room.roomid must be a text, and watch true or false");
    }
    if (roomId.textValue().isEmpty()) {
      return new ClientMessage.Leave(fields.request());
    }
    try {
      RoomId id = new RoomId(roomId.textValue());
      return new ClientMessage.Enter(fields.request(), id, watch.booleanValue());
    } catch (IllegalArgumentException e) {
      throw fields.invalid("room.roomid is " + e.getMessage());
    }
  }
}
