package org.switchhook.gateway.opensips;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened while a command runs, in the words of the current dialect.
 *
 * @param data null for none
 * @param callid public id of the call that comes of it; null when it is not known, or the old one
 */
record Happening(String event, @Nullable Map<String, String> data, @Nullable String callid) {
  /**
   * @param data names and values in turn; a pair without value is left out
   */
  static Happening of(String event, @Nullable String callid, @Nullable String... data) {
    Map<String, String> members = new TreeMap<>();
    if (callid != null) {
      members.put("callid", callid);
    }
    for (int i = 0; i < data.length; i += 2) {
      String name = data[i];
      String value = data[i + 1];
      if (name != null && value != null) {
        members.put(name, value);
      }
    }
    return new Happening(event, members.isEmpty() ? null : members, callid);
  }
}
