package org.switchhook.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which requests came with which Call-ID; the last thousand Call-IDs. Safe for many threads. */
final class Seen {
  private static final int MAX_CALLS = 1000;
  private static final int MAX_REQUESTS = 200;

  /** A request once, however often it was repeated. */
  private record Entry(String method, long cseq, String branch) {}

  private final Map<String, List<Entry>> byCall = new LinkedHashMap<>();

  synchronized void note(SipMessage request) {
    List<Entry> entries = byCall.computeIfAbsent(request.callId(), id -> new ArrayList<>());
    Entry entry = new Entry(request.method(), request.cseq(), request.branch());
    if (entries.size() < MAX_REQUESTS && !entries.contains(entry)) {
      entries.add(entry);
    }
    if (byCall.size() > MAX_CALLS) {
      byCall.remove(byCall.keySet().iterator().next());
    }
  }

  synchronized List<String> methods(String callId) {
    return byCall.getOrDefault(callId, List.of()).stream().map(Entry::method).toList();
  }
}
