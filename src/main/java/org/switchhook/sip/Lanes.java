package org.switchhook.sip;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.switchhook.platform.LogContext;
import org.switchhook.platform.Mailbox;

/** Runs tasks on a few threads of its own, those of the same order one after another. */
final class Lanes {
  private static final int LANES = 64;

  private final ExecutorService pool;
  private final Mailbox[] lanes;

  /**
   * @param name part of the names of the threads
   */
  Lanes(String name, int threads) {
    AtomicInteger made = new AtomicInteger();
    pool =
        Executors.newFixedThreadPool(
            threads, task -> thread(task, name + "-" + made.incrementAndGet()));
    lanes = Stream.generate(() -> new Mailbox(pool)).limit(LANES).toArray(Mailbox[]::new);
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, "switchhook-sip-" + name);
    thread.setDaemon(true);
    return thread;
  }

  /** What is logged is about what the thread that hands it over is about. */
  void run(String order, Runnable task) {
    LogContext about = LogContext.current();
    lanes[Math.floorMod(order.hashCode(), LANES)].execute(() -> about.run(task));
  }

  /** Drops what has not run. */
  void close() {
    pool.shutdownNow();
  }
}
