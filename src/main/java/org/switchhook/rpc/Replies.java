package org.switchhook.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.switchhook.socket.Message;

/** What a server says: replies and notifications, each one JSON object. */
public final class Replies {
  private static final String START = "{\"jsonrpc\":\"2.0\",";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Replies() {}

  /**
   * @param id JSON text of the request's id
   */
  public static Message result(String id, Map<String, ?> result) {
    return Message.of(START + "\"id\":" + id + ",\"result\":" + json(result) + "}");
  }

  /** As above, of what failed. */
  public static Message error(String id, int code, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    return Message.of(START + "\"id\":" + id + ",\"error\":" + json(error) + "}");
  }

  public static Message notification(String method, Map<String, ?> params) {
    return Message.of(START + "\"method\":" + json(method) + ",\"params\":" + json(params) + "}");
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A part of a reply has no JSON form", e);
    }
  }
}
