package org.switchhook.sip;

import gov.nist.javax.sip.stack.SIPStackTimerTask;
import org.jspecify.annotations.Nullable;

/** Work of ours on the timer of the stack. */
final class StackTask extends SIPStackTimerTask {
  private final Runnable work;

  StackTask(Runnable work) {
    this.work = work;
  }

  @Override
  public void runTask() {
    work.run();
  }

  /** No thread in particular. */
  @Override
  public @Nullable Object getThreadHash() {
    return null;
  }
}
