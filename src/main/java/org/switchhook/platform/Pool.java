package org.switchhook.platform;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of named threads. The queue before them has no bound of its own: a mailbox is in
 * it once at most, so it is no longer than the calls, rooms and sockets that are let in.
 */
final class Pool implements Executor {
  private static final System.Logger LOG = Log.of(Pool.class);
  private static final int IDLE_SECONDS = 30;

  private final String name;
  private final ThreadPoolExecutor threads;

  /**
   * @param name what the threads are called, such as {@code switchhook-turn}, and a number
   */
  Pool(String name, int size, ThreadFactory factory) {
    this.name = name;
    this.threads =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            named(name, factory),
            (task, stopped) -> task.run());
    threads.allowCoreThreadTimeOut(true);
  }

  static ThreadFactory named(String name, ThreadFactory factory) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = factory.newThread(task);
      thread.setName(name + "-" + number.incrementAndGet());
      return thread;
    };
  }

  /** After {@link #stop} the task runs on the thread that brings it, so that nothing hangs. */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /**
   * Waits for what is running and queued, and returns when no thread is left or the time is over;
   * what is then still running is interrupted.
   */
  void stop(Duration longest) {
    threads.shutdown();
    if (!ended(longest)) {
      int dropped = threads.shutdownNow().size();
      LOG.log(
          Level.WARNING,
          "{0}: {1} threads were interrupted and {2} tasks not begun at the stop",
          name,
          threads.getActiveCount(),
          dropped);
      ended(longest);
    }
  }

  private boolean ended(Duration longest) {
    try {
      return threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
