package org.switchhook.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.BridgeFact;

/**
 * The transient entry that shows whether two phones of a room hear each other: {@code state} is
 * {@code joined} or {@code failed}, {@code callids} names the two, and a failure says {@code code}
 * and, when there is one, {@code message}.
 */
final class BridgeEntry {
  static final String KEY = "bridge";

  private BridgeEntry() {}

  /** Null when there is nothing to show any more. */
  static @Nullable Map<String, Object> value(BridgeFact fact) {
    if (fact instanceof BridgeFact.Joined joined) {
      return Map.copyOf(state("joined", joined.calls()));
    }
    if (fact instanceof BridgeFact.Failed failed) {
      Map<String, Object> value = state("failed", failed.calls());
      value.put("code", failed.code());
      if (!failed.text().isEmpty()) {
        value.put("message", failed.text());
      }
      return Map.copyOf(value);
    }
    return null;
  }

  private static Map<String, Object> state(String state, List<CallId> calls) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("state", state);
    value.put("callids", calls.stream().map(CallId::value).toList());
    return value;
  }
}
