package org.switchhook.call;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.address.CallId;
import org.switchhook.platform.Log;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/**
 * Statuses and traces on their way into the database: announced at once, written behind, in order,
 * by one writer at a time. While the database does not answer they wait here and the write is tried
 * again; past the bound new calls are refused, but nothing of a running call is dropped.
 */
@Singleton
public class CallJournal implements Tracing {
  private static final System.Logger LOG = Log.of(CallJournal.class);
  private static final int BATCH = 100;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int RETRY_AFTER = 5;

  /** Among the observers of a fact; others have none, which means much later. */
  static final int FIRST = 1;

  private final ConcurrentLinkedDeque<Entry> waiting = new ConcurrentLinkedDeque<>();
  private final AtomicInteger length = new AtomicInteger();
  private final Writer writer;
  private final Timers timers;
  private final Mailbox writing;
  private final int capacity;
  private final List<CompletableFuture<Void>> awaited = new ArrayList<>(); // of the mailbox too
  private Duration pause = Duration.ZERO; // belongs to the mailbox, as all that writes

  /** Where it all goes. */
  interface Writer {
    /** Writes all of them, in order, or fails and has written none. May wait. */
    void write(List<Entry> entries);
  }

  /**
   * @param capacity unwritten entries from which on no new call is taken
   */
  @Inject
  CallJournal(
      Writer writer,
      Work work,
      Timers timers,
      @ConfigProperty(name = "switchhook.call.journal-capacity") int capacity) {
    this.writer = writer;
    this.timers = timers;
    this.writing = new Mailbox(work);
    this.capacity = capacity;
  }

  /** Told before all others, so that whoever hears of a status from them also reads it. */
  void on(@Observes @Priority(FIRST) CallFact.Changed fact) {
    if (fact.progress().status() == Status.ACCEPTED) {
      return; // stored with the call itself
    }
    add(fact);
  }

  @Override
  public void trace(Traced traced) {
    add(traced);
  }

  @Override
  public void whenKept(Runnable task) {
    add(new Mark(task));
  }

  /** Ends a call in the database, if it is there, whose INVITE will never leave. Never waits. */
  public void unplaced(CallId call) {
    add(new Unplaced(call));
  }

  private void add(Entry entry) {
    waiting.add(entry);
    length.incrementAndGet();
    writing.execute(this::writeWaiting);
  }

  /**
   * Throws unless there is room for the statuses of one more call.
   *
   * @throws Problem 503 {@code journal-full} with {@code retryAfter} in seconds
   */
  public void requireRoom() {
    if (!hasRoom()) {
      throw new Problem(
          503,
          "journal-full",
          null,
          "The database is behind; no new calls until it has caught up",
          Map.of("retryAfter", RETRY_AFTER));
    }
  }

  /** False while so many statuses wait that new calls are refused. */
  public boolean hasRoom() {
    return length.get() < capacity;
  }

  /** How many statuses wait for the database. */
  public int length() {
    return length.get();
  }

  /** The statuses that may not be in the database yet, in order. */
  List<CallFact.Changed> unwritten() {
    return waiting.stream()
        .filter(CallFact.Changed.class::isInstance)
        .map(CallFact.Changed.class::cast)
        .toList();
  }

  /** Completed when nothing waits for the database. */
  CompletableFuture<Void> written() {
    CompletableFuture<Void> written = new CompletableFuture<>();
    writing.execute(
        () -> {
          awaited.add(written);
          writeWaiting();
        });
    return written;
  }

  private void writeWaiting() {
    if (pause.isZero() && write()) {
      writing.execute(this::writeWaiting);
    }
  }

  private void retry() {
    if (write()) {
      pause = Duration.ZERO;
      writeWaiting();
    }
  }

  /** True when something was written; after a failure the next try is on its way. */
  private boolean write() {
    List<Entry> batch = waiting.stream().limit(BATCH).toList();
    if (batch.isEmpty()) {
      awaited.forEach(one -> one.complete(null));
      awaited.clear();
      return false;
    }
    try {
      writer.write(batch);
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      tryLater(e);
      return false;
    }
    batch.forEach(written -> waiting.removeFirst());
    length.addAndGet(-batch.size());
    batch.stream().filter(Mark.class::isInstance).forEach(entry -> ((Mark) entry).reached().run());
    return true;
  }

  private void tryLater(Throwable e) {
    pause = pause.isZero() ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    LOG.log(
        Level.WARNING,
        () ->
            length.get()
                + " statuses and traces wait for the database; next try in "
                + pause.toMillis()
                + " ms",
        e);
    timers.after(pause, () -> writing.execute(this::retry));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
