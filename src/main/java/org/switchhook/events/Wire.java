package org.switchhook.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.socket.Message;

/** Server messages outside a room's facts. Every shape is described in docs/asyncapi.yaml. */
final class Wire {
  static final String VERSION = "1.0";
  static final List<String> FEATURES =
      List.of(
          "calls",
          "control-dtmf",
          "control-hangup",
          "control-mute",
          "resume",
          "seq",
          "transient-data",
          "watch",
          "welcome");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Wire() {}

  static Message welcome() {
    return frame(null, "welcome", server());
  }

  private static Map<String, Object> server() {
    return object("version", VERSION, "features", FEATURES);
  }

  static Message hello(@Nullable String id, String sessionId, String resumeId, String userId) {
    Map<String, Object> hello = object("version", ClientMessages.HELLO_VERSION);
    hello.put("sessionid", sessionId);
    hello.put("resumeid", resumeId);
    hello.put("userid", userId);
    hello.put("server", server());
    return frame(id, "hello", hello);
  }

  static Message room(@Nullable String id, String room, String name, String dialIn) {
    Map<String, Object> properties = object("name", name, "dialin", dialIn);
    return frame(id, "room", object("roomid", room, "properties", properties));
  }

  static Message noRoom(@Nullable String id) {
    return frame(id, "room", object("roomid", ""));
  }

  static Message error(@Nullable String id, String code, String message) {
    return frame(id, "error", object("code", code, "message", message));
  }

  static Message error(
      @Nullable String id, String code, String message, Map<String, Object> details) {
    Map<String, Object> error = object("code", code, "message", message);
    error.put("details", details);
    return frame(id, "error", error);
  }

  static Message bye(@Nullable String id, String reason) {
    return frame(id, "bye", object("reason", reason));
  }

  /** All numbers from {@code first} up to the one before the gap's own are lost. */
  static Message gap(long first) {
    return frame(null, "gap", object("from", first));
  }

  static Message frame(@Nullable String id, String type, Object payload) {
    Map<String, Object> frame = new LinkedHashMap<>();
    if (id != null) {
      frame.put("id", id);
    }
    frame.put("type", type);
    frame.put(type, payload);
    try {
      return Message.of(JSON.writeValueAsString(frame));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can not be written", e);
    }
  }

  static Map<String, Object> object(String name, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(name, value);
    return object;
  }

  static Map<String, Object> object(String name, Object value, String other, Object otherValue) {
    Map<String, Object> object = object(name, value);
    object.put(other, otherValue);
    return object;
  }
}
