package org.switchhook.socket;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a session sends, over one socket after another: every message is numbered, from 1, and the
 * latest are kept for a peer that comes back. Safe for use by many threads; no method waits.
 */
public final class Line {
  private final ResumeBuffer buffer;
  private @Nullable Connection connection;
  private long delivered;

  public Line(SendLimits limits) {
    this.buffer = new ResumeBuffer(limits.resumeMessages(), limits.resumeBytes());
  }

  /** Numbers the message, keeps it and sends it if somebody is there. */
  public void send(Message message) {
    Connection current;
    synchronized (this) {
      Outgoing numbered = buffer.add(message);
      current = connection;
      if (current == null) {
        return;
      }
      current.enqueue(numbered);
    }
    current.pump();
  }

  /** Takes its first socket. */
  public synchronized void attach(Connection first) {
    connection = first;
  }

  /**
   * Goes on over another socket: first {@code greeting}, which carries the number after which the
   * others go on, then everything missed, or {@code gap}.
   *
   * @param seen number of the last message the peer has; when it does not say, the last that left
   * @param gap makes the message that stands for all lost ones, given the first lost number; its
   *     own number is the one after the last lost
   * @return false when messages were lost
   */
  public boolean resume(
      Connection next, OptionalLong seen, Message greeting, LongFunction<Message> gap) {
    boolean complete;
    synchronized (this) {
      noteDelivered();
      connection = next;
      long from = seen.orElse(delivered);
      next.enqueue(new Outgoing(greeting, from));
      Optional<List<Outgoing>> missed = buffer.after(from);
      complete = missed.isPresent();
      missed.orElseGet(() -> List.of(buffer.add(gap.apply(from + 1)))).forEach(next::enqueue);
    }
    next.pump();
    return complete;
  }

  /** Lets go of a socket that is closed; false when the line already uses another. */
  public synchronized boolean detach(Connection gone) {
    if (connection != gone) {
      return false;
    }
    noteDelivered();
    connection = null;
    return true;
  }

  public synchronized Optional<Connection> connection() {
    return Optional.ofNullable(connection);
  }

  /** Number of the latest message, 0 before the first. */
  public synchronized long last() {
    return buffer.last();
  }

  private void noteDelivered() {
    if (connection != null) {
      delivered = Math.max(delivered, connection.sent());
    }
  }
}
