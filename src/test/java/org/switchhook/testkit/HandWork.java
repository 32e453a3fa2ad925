package org.switchhook.testkit;

import java.util.ArrayDeque;
import java.util.Queue;
import org.switchhook.platform.Turns;
import org.switchhook.platform.Work;

/**
 * Work and turns that wait until the test runs them: what would happen later must not happen at
 * once.
 */
public final class HandWork implements Work, Turns {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
  }

  /** True while a task waits. */
  public boolean hasNext() {
    return !waiting.isEmpty();
  }

  /** Runs the task that has waited longest, and nothing of what it brings. */
  public void runNext() {
    waiting.remove().run();
  }

  public boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Runs everything that waits, and what that brings, until nothing is left. */
  public void runAll() {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
    }
  }
}
