package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Log;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/**
 * Events on their way into the database, in order, by one writer at a time. While it does not
 * answer they wait here and are tried again; past the bound new ones are lost, and counted.
 */
@Singleton
class Intake {
  private static final System.Logger LOG = Log.of(Intake.class);
  private static final int BATCH = 100;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ConcurrentLinkedDeque<WebhookEvent.Source> waiting = new ConcurrentLinkedDeque<>();
  private final AtomicInteger length = new AtomicInteger();
  private final ToIntFunction<List<WebhookEvent.Source>> outbox;
  private final Runnable stored;
  private final Timers timers;
  private final WebhookCounts counts;
  private final Mailbox writing;
  private final int capacity;
  private boolean pausing; // belongs to the mailbox

  @Inject
  Intake(
      Outbox outbox,
      Courier courier,
      Work work,
      Timers timers,
      WebhookCounts counts,
      @ConfigProperty(name = "switchhook.webhook.intake") int capacity) {
    this(outbox::store, courier::wake, work, timers, counts, capacity);
  }

  /**
   * @param outbox stores all or none, in order; gives the number of deliveries
   * @param stored told when there are some
   */
  Intake(
      ToIntFunction<List<WebhookEvent.Source>> outbox,
      Runnable stored,
      Work work,
      Timers timers,
      WebhookCounts counts,
      int capacity) {
    this.outbox = outbox;
    this.stored = stored;
    this.timers = timers;
    this.counts = counts;
    this.writing = new Mailbox(work);
    this.capacity = capacity;
  }

  /** Takes an event; never waits. */
  void tell(WebhookEvent.Source source) {
    if (length.incrementAndGet() > capacity) {
      length.decrementAndGet();
      counts.lost();
      return;
    }
    waiting.add(source);
    writing.execute(this::writeWaiting);
  }

  private void writeWaiting() {
    if (!pausing && write()) {
      writing.execute(this::writeWaiting);
    }
  }

  /** True when something was written; after a failure the next try is on its way. */
  private boolean write() {
    List<WebhookEvent.Source> batch = waiting.stream().limit(BATCH).toList();
    if (batch.isEmpty()) {
      return false;
    }
    try {
      if (outbox.applyAsInt(batch) > 0) {
        stored.run();
      }
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      LOG.log(Level.WARNING, "Events for webhooks wait for the database", e);
      pausing = true;
      timers.after(PAUSE, () -> writing.execute(this::retry));
      return false;
    }
    batch.forEach(written -> waiting.removeFirst());
    length.addAndGet(-batch.size());
    return true;
  }

  private void retry() {
    pausing = false;
    writeWaiting();
  }
}
