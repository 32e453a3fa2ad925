package org.switchhook.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Timers;

/**
 * One open socket as its writers see it: a bounded queue with one send in flight, and a heartbeat.
 * A peer that lets the queue fill up is closed, never waited for. Safe for use by many threads; no
 * method waits.
 */
public final class Connection {
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final Outlet outlet;
  private final SendLimits limits;
  private final Timers timers;
  private final Executor closer;
  private final Runnable ended;
  private final Heartbeat heartbeat;
  private final Queue<Outgoing> waiting = new ArrayDeque<>();

  private int waitingBytes;
  private boolean sending;
  private boolean pumping;
  private boolean full;
  private boolean open = true;
  private @Nullable CloseCode closing;
  private long sent;

  /**
   * A connection over an open socket.
   *
   * @param closer runs the closing of the real socket, which some containers do slowly
   * @param ended called once when the socket is closed, by either side
   */
  public Connection(
      Outlet outlet,
      SendLimits limits,
      Pulse pulse,
      Timers timers,
      Executor closer,
      Runnable ended) {
    this.outlet = outlet;
    this.limits = limits;
    this.timers = timers;
    this.closer = closer;
    this.ended = ended;
    this.heartbeat = new Heartbeat(outlet, pulse, timers, () -> drop(CloseCode.NO_PONG));
  }

  public void start() {
    heartbeat.start();
  }

  /** Sends a message that belongs to no session and has no number. */
  public void send(Message message) {
    enqueue(new Outgoing(message, Outgoing.UNNUMBERED));
    pump();
  }

  /** Sends the last message, then closes; cuts off a peer that does not read it within 5 s. */
  public void finish(Message last, CloseCode code) {
    enqueue(new Outgoing(last, Outgoing.UNNUMBERED));
    finish(code);
  }

  /** Closes when what waits is sent, or after 5 s. */
  public void finish(CloseCode code) {
    synchronized (this) {
      closing = closing == null ? code : closing;
    }
    timers.after(LINGER, () -> drop(code));
    pump();
  }

  /** Closes now; what waits is thrown away. */
  public void drop(CloseCode code) {
    if (end()) {
      closer.execute(() -> outlet.close(code));
      ended.run();
    }
  }

  /** To be called when the real socket is closed. */
  public void closed() {
    if (end()) {
      ended.run();
    }
  }

  /** To be called when a pong frame came. */
  public void pong() {
    heartbeat.pong();
  }

  private boolean end() {
    synchronized (this) {
      if (!open) {
        return false;
      }
      open = false;
      waiting.clear();
      waitingBytes = 0;
    }
    heartbeat.stop();
    return true;
  }

  /** Queues without sending, for a caller that holds a lock; {@link #pump} is to follow. */
  synchronized void enqueue(Outgoing next) {
    if (!open || closing != null || full) {
      return;
    }
    if (waiting.size() >= limits.queueMessages()
        || waitingBytes + next.bytes() > limits.queueBytes()) {
      full = true;
      return;
    }
    waiting.add(next);
    waitingBytes += next.bytes();
  }

  void pump() {
    synchronized (this) {
      if (pumping) {
        return; // the thread that pumps sees what was added
      }
      pumping = true;
    }
    Outgoing next = next();
    while (next != null) {
      Outgoing current = next;
      outlet.send(current.text(), failure -> sent(current, failure));
      next = next();
    }
    CloseCode code = dueCode();
    if (code != null) {
      drop(code);
    }
  }

  private synchronized @Nullable Outgoing next() {
    Outgoing next = !open || sending || full ? null : waiting.poll();
    if (next == null) {
      pumping = false;
    } else {
      waitingBytes -= next.bytes();
      sending = true;
    }
    return next;
  }

  private synchronized @Nullable CloseCode dueCode() {
    if (full) {
      return CloseCode.SLOW_READER;
    }
    return sending || !waiting.isEmpty() ? null : closing;
  }

  private void sent(Outgoing message, @Nullable Throwable failure) {
    synchronized (this) {
      sending = false;
      if (failure == null && message.seq() != Outgoing.UNNUMBERED) {
        sent = message.seq();
      }
    }
    if (failure == null) {
      pump();
    } else {
      drop(CloseCode.SLOW_READER);
    }
  }

  /** Number of the last message that left, 0 before the first. */
  synchronized long sent() {
    return sent;
  }
}
