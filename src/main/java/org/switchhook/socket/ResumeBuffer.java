package org.switchhook.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Numbers messages from 1 and keeps the latest ones. For one thread at a time. */
final class ResumeBuffer {
  private final int maxMessages;
  private final int maxBytes;
  private final Deque<Outgoing> kept = new ArrayDeque<>();
  private long last;
  private int bytes;

  ResumeBuffer(int maxMessages, int maxBytes) {
    this.maxMessages = maxMessages;
    this.maxBytes = maxBytes;
  }

  Outgoing add(Message message) {
    Outgoing numbered = new Outgoing(message, ++last);
    kept.add(numbered);
    bytes += numbered.bytes();
    while (kept.size() > maxMessages || bytes > maxBytes) {
      bytes -= kept.remove().bytes();
    }
    return numbered;
  }

  long last() {
    return last;
  }

  /** All messages after number {@code seen}; empty when one of them is no longer kept. */
  Optional<List<Outgoing>> after(long seen) {
    if (last - seen > kept.size()) {
      return Optional.empty();
    }
    return Optional.of(kept.stream().filter(each -> each.seq() > seen).toList());
  }
}
