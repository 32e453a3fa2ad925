package org.switchhook.sip;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.lang.System.Logger.Level;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.switchhook.platform.Log;

/**
 * The stack's timers on one thread. The stack makes it by name. Unlike its own two, this one
 * forgets cancelled tasks at once, and ends when it is stopped, whatever is still due.
 */
public final class StackTimer implements SipTimer {
  private static final System.Logger LOG = Log.of(StackTimer.class);

  private final ScheduledThreadPoolExecutor pool =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "switchhook-sip-timer"));

  public StackTimer() {
    pool.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void start(SipStackImpl sipStack, Properties configurationProperties) {
    pool.prestartAllCoreThreads();
  }

  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    task.setSipTimerTask(pool.schedule(() -> run(task), delay, TimeUnit.MILLISECONDS));
    return true;
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    task.setSipTimerTask(
        pool.scheduleWithFixedDelay(() -> run(task), delay, period, TimeUnit.MILLISECONDS));
    return true;
  }

  private static void run(SIPStackTimerTask task) {
    try {
      task.runTask();
    } catch (RuntimeException | StackOverflowError e) {
      Failure.note(LOG, "A timer of the SIP stack failed", e);
    }
  }

  @Override
  public boolean cancel(SIPStackTimerTask task) {
    if (!(task.getSipTimerTask() instanceof Future<?> running)) {
      return false;
    }
    task.cleanUpBeforeCancel();
    task.setSipTimerTask(null);
    return running.cancel(false);
  }

  @Override
  public void stop() {
    int due = pool.shutdownNow().size();
    LOG.log(Level.DEBUG, () -> due + " timers of the SIP stack dropped");
  }

  @Override
  public boolean isStarted() {
    return !pool.isShutdown();
  }
}
