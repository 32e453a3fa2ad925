package org.switchhook.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The threads of one stack. JAIN-SIP leaves its event scanners behind when it stops (they wait for
 * ever on an empty queue and hold the stack, and with it the application); they end when they are
 * interrupted. A thread belongs to the group of the thread that made it, so a stack that is opened
 * inside a group of its own can be ended to its last thread, and no other's thread is touched.
 */
final class StackThreads {
  private final ThreadGroup group = new ThreadGroup("switchhook-sip");

  /** Runs the work on a thread of the group, so that the threads it makes are of the group too. */
  <T> T call(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(group, task, "switchhook-sip-start").start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * Interrupts what is still alive and waits for its end.
   *
   * @return names of the threads that did not end in time
   */
  List<String> end(Duration patience) throws InterruptedException {
    List<String> left = new ArrayList<>();
    group.interrupt();
    for (Thread thread : alive()) {
      thread.join(patience.toMillis());
      if (thread.isAlive()) {
        left.add(thread.getName());
      }
    }
    return left;
  }

  /** Waits for the end of the threads whose names begin so, each for this long at most. */
  void await(String name, Duration patience) throws InterruptedException {
    for (Thread thread : alive()) {
      if (thread.getName().startsWith(name)) {
        thread.join(patience.toMillis());
      }
    }
  }

  List<Thread> alive() {
    Thread[] found = new Thread[group.activeCount() + 16];
    int count = group.enumerate(found);
    return Arrays.asList(found).subList(0, count);
  }
}
