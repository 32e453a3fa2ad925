package org.switchhook.platform;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Holds at most a part of the threads of a shared executor, so that one kind of work that waits
 * long leaves the rest to others. Begins tasks in the order they were given.
 */
public final class Share implements Executor {
  private static final System.Logger LOG = Log.of(Share.class);

  private final Executor executor;
  private final int most;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param most threads at once
   */
  public Share(Executor executor, int most) {
    this.executor = executor;
    this.most = most;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      if (running >= most) {
        waiting.add(task);
        return;
      }
      running++;
    }
    try {
      executor.execute(() -> run(task));
    } catch (RuntimeException refused) {
      synchronized (waiting) {
        running--;
      }
      throw refused;
    }
  }

  private void run(Runnable first) {
    for (Runnable task = first; task != null; task = next()) {
      try {
        task.run();
      } catch (Throwable e) {
        LOG.log(Level.ERROR, "A task failed; the next one goes on", e);
      }
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      Runnable next = waiting.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }
}
