package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.platform.Mailbox;

/**
 * Sends what calls want sent, in order for each call, on threads of its own: looking up a name and
 * opening a TCP connection take time, and a call's loop must not wait.
 */
@Singleton
class SendLanes {
  private static final int LANES = 64;

  private final int threads;
  private volatile @Nullable Open open;

  @Inject
  SendLanes(SipSettings settings) {
    this.threads = settings.sendThreads();
  }

  void open() {
    AtomicInteger made = new AtomicInteger();
    ExecutorService pool =
        Executors.newFixedThreadPool(threads, task -> thread(task, made.incrementAndGet()));
    Mailbox[] lanes = Stream.generate(() -> new Mailbox(pool)).limit(LANES).toArray(Mailbox[]::new);
    open = new Open(pool, lanes);
  }

  private static Thread thread(Runnable task, int number) {
    Thread thread = new Thread(task, "switchhook-sip-send-" + number);
    thread.setDaemon(true);
    return thread;
  }

  /** Drops what is not sent yet. */
  void close() {
    Open old = open;
    open = null;
    if (old != null) {
      old.pool.shutdownNow();
    }
  }

  /**
   * @throws RejectedExecutionException when SIP does not run
   */
  void run(CallId call, Runnable task) {
    Open now = open;
    if (now == null) {
      throw new RejectedExecutionException("SIP does not run");
    }
    now.lanes[Math.floorMod(call.hashCode(), LANES)].execute(task);
  }

  private static final class Open {
    final ExecutorService pool;
    final Mailbox[] lanes;

    Open(ExecutorService pool, Mailbox[] lanes) {
      this.pool = pool;
      this.lanes = lanes;
    }
  }
}
