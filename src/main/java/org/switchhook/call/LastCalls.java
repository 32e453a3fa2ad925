package org.switchhook.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Log;

/**
 * Brings the calls of a node that stops to an orderly end, so that no phone stays in a call that
 * nobody can end any more.
 */
@Singleton
public class LastCalls {
  private static final System.Logger LOG = Log.of(LastCalls.class);

  private final LiveCalls live;
  private final CallJournal journal;
  private final Duration longest;

  /**
   * @param longest wait for the phones to answer and the database to take how it ended
   */
  @Inject
  LastCalls(
      LiveCalls live,
      CallJournal journal,
      @ConfigProperty(name = "switchhook.call.stop-wait") Duration longest) {
    this.live = live;
    this.journal = journal;
    this.longest = longest;
  }

  /** Hangs up and waits, on the thread that stops the application. No call is taken after it. */
  public void end() {
    try {
      live.endAll()
          .thenCompose(over -> journal.written())
          .get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.log(
          Level.WARNING,
          "Not every call has ended within {0}; the next start marks those as unknown",
          longest);
    } catch (ExecutionException e) {
      LOG.log(Level.ERROR, "The calls could not be ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
