package org.switchhook.platform;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs tasks one at a time and in the order they were given, on a shared executor. What lives
 * behind a mailbox needs no lock. A task that throws, whatever it is, does not stop the tasks after
 * it.
 */
public final class Mailbox implements Executor {
  private static final System.Logger LOG = Log.of(Mailbox.class);
  private static final int TURN = 64;

  private final Executor executor;
  private final LogContext about;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  public Mailbox(Executor executor) {
    this(executor, LogContext.NONE);
  }

  /**
   * @param about what all tasks are about; their log lines carry it
   */
  public Mailbox(Executor executor, LogContext about) {
    this.executor = executor;
    this.about = about;
  }

  /**
   * @throws RejectedExecutionException when the executor takes nothing any more; the task is then
   *     not run
   */
  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    try {
      executor.execute(this::takeTurn);
    } catch (RejectedExecutionException e) {
      synchronized (waiting) {
        waiting.remove(task);
        running = false;
      }
      throw e;
    }
  }

  private void takeTurn() {
    about.run(this::drain);
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
    yieldTurn();
  }

  /** Others want the thread too. */
  private void yieldTurn() {
    try {
      executor.execute(this::takeTurn);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.WARNING, "What waits is not done before the next task comes", e);
      synchronized (waiting) {
        running = false;
      }
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) { // checked ones come undeclared through interceptors
      LOG.log(Level.ERROR, "A task failed; the next one goes on", e);
    }
  }
}
