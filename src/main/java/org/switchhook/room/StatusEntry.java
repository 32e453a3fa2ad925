package org.switchhook.room;

import java.util.LinkedHashMap;
import java.util.Map;
import org.switchhook.address.CallId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.Progress;

/**
 * The transient entry that shows the status of a call: key {@code callstatus_<callid>}, value
 * {@code callid}, {@code status} and, for an end, what is known of {@code cause}, {@code code} and
 * {@code message}.
 */
final class StatusEntry {
  private StatusEntry() {}

  static String key(CallId call) {
    return "callstatus_" + call;
  }

  static Map<String, Object> value(CallId call, Progress progress) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("callid", call.value());
    value.put("status", progress.status().word());
    CallEnd end = progress.end();
    if (end != null) {
      add(value, end);
    }
    return Map.copyOf(value);
  }

  private static void add(Map<String, Object> value, CallEnd end) {
    if (!end.cause().isEmpty()) {
      value.put("cause", end.cause());
    }
    if (end.code() != 0) {
      value.put("code", end.code());
    }
    if (!end.text().isEmpty()) {
      value.put("message", end.text());
    }
  }
}
