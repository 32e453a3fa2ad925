package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Dialog;

/**
 * Sends what calls want sent on threads of its own, as a call's loop must not wait. What goes out
 * at once is in order for each call. What may wait, for the address of a name or for a TCP
 * connection, has other threads and is in order for each next hop, so that one that does not answer
 * holds one thread and keeps only what is meant for it.
 */
@Singleton
class SendLanes {
  private final int quickThreads;
  private final int slowThreads;
  private volatile @Nullable Open open;

  @Inject
  SendLanes(SipSettings settings) {
    this.quickThreads = settings.sendThreads();
    this.slowThreads = settings.connectThreads();
  }

  void open() {
    open = new Open(new Lanes("send", quickThreads), new Lanes("connect", slowThreads));
  }

  /** Drops what is not sent yet. */
  void close() {
    Open old = open;
    open = null;
    if (old != null) {
      old.quick.close();
      old.slow.close();
    }
  }

  /**
   * Runs what sends a request of the dialog.
   *
   * @throws RejectedExecutionException when SIP does not run
   */
  void request(Dialog dialog, Runnable task) {
    try {
      NextHop hop = NextHop.of(dialog);
      if (!hop.quick()) {
        lanes().slow.run(hop.name(), task);
        return;
      }
    } catch (ParseException e) {
      // not to be sent: the task finds out, and tells its call
    }
    lanes().quick.run(dialog.callId(), task);
  }

  /**
   * Runs what sends an answer: over a connection that is there, or by UDP.
   *
   * @param order tasks of the same order run one after another
   * @throws RejectedExecutionException when SIP does not run
   */
  void answer(String order, Runnable task) {
    lanes().quick.run(order, task);
  }

  private Open lanes() {
    Open now = open;
    if (now == null) {
      throw new RejectedExecutionException("SIP does not run");
    }
    return now;
  }

  private record Open(Lanes quick, Lanes slow) {}
}
