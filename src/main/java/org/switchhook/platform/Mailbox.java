package org.switchhook.platform;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Runs tasks one at a time and in the order they were given, on a shared executor. What lives
 * behind a mailbox needs no lock. A task that throws does not stop the tasks after it.
 */
public final class Mailbox implements Executor {
  private static final System.Logger LOG = System.getLogger(Mailbox.class.getName());
  private static final int TURN = 64;

  private final Executor executor;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  public Mailbox(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    executor.execute(this::drain);
  }

  private void drain() {
    for (int done = 0; done < TURN; done++) {
      Runnable task;
      synchronized (waiting) {
        task = waiting.poll();
        if (task == null) {
          running = false;
          return;
        }
      }
      run(task);
    }
    executor.execute(this::drain); // others want the thread too
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A task failed; the next one goes on", e);
    }
  }
}
