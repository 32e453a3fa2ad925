package org.switchhook.call;

/** Keeps what a later process needs to end the calls of this one. */
@FunctionalInterface
public interface Tracing {
  /** Keeps the newest of a call; it replaces the one before. Never waits. */
  void trace(Traced traced);

  /** Runs the task, on any thread, when all that came before is kept for good. Never waits. */
  default void whenKept(Runnable task) {
    task.run();
  }
}
