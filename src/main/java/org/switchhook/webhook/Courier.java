package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;

/**
 * Sends what is due, so many at once and no more, and of one webhook fewer; of one that fails a
 * single one, so that it takes nobody else's place. Looks for what is due when it is woken, when a
 * try has ended, when the next one falls due, and from time to time for what other nodes left.
 */
@Singleton
public class Courier {
  private static final System.Logger LOG = Log.of(Courier.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final Duration SHORTEST = Duration.ofMillis(20);

  private final Sending sending;
  private final Carrier carrier;
  private final WebhookSettings settings;
  private final Work work;
  private final Timers timers;
  private final Clock clock;
  private final WebhookCounts counts;

  private final Mailbox turns;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Map<String, Integer> onTheWay = new HashMap<>(); // of the mailbox, as the next
  private Timers.@Nullable Timer next;
  private Instant nextCount = Instant.EPOCH;
  private volatile boolean stopped;

  @Inject
  Courier(
      Sending sending,
      Carrier carrier,
      WebhookSettings settings,
      Work work,
      Timers timers,
      Clock clock,
      WebhookCounts counts) {
    this.sending = sending;
    this.carrier = carrier;
    this.settings = settings;
    this.work = work;
    this.timers = timers;
    this.clock = clock;
    this.counts = counts;
    this.turns = new Mailbox(work);
  }

  /** Looks for what is due. Never waits. */
  void wake() {
    if (!stopped && woken.compareAndSet(false, true)) {
      turns.execute(this::turn);
    }
  }

  /** Ends the tries that run; what they were is sent again by the next start. */
  public void stop() {
    stopped = true;
    carrier.stop();
  }

  private void turn() {
    woken.set(false);
    if (stopped) {
      return;
    }
    Duration pause = LOOK;
    try {
      sendDue();
      count();
      pause = untilNext();
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      LOG.log(Level.WARNING, "Webhooks wait until the database is looked at again", e);
    }
    if (next != null) {
      next.stop();
    }
    next = timers.after(pause, this::wake);
  }

  private void sendDue() {
    Set<String> left = new HashSet<>();
    while (free() > 0) {
      List<Sending.Due> due = sending.due(left, free());
      if (due.isEmpty()) {
        return;
      }
      due.stream().filter(one -> !send(one)).map(Sending.Due::webhook).forEach(left::add);
    }
  }

  private int free() {
    return settings.atOnce() - onTheWay.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** False when its webhook is to be left alone until something of it has come back. */
  private boolean send(Sending.Due due) {
    int most = due.isFailing() ? 1 : settings.atOnceOfOne();
    if (onTheWay.getOrDefault(due.webhook(), 0) >= most) {
      return false;
    }
    Optional<Parcel> parcel = take(due);
    parcel.ifPresent(
        taken -> {
          onTheWay.merge(taken.webhook(), 1, Integer::sum);
          work.execute(() -> carry(taken));
        });
    return parcel.isPresent();
  }

  private Optional<Parcel> take(Sending.Due due) {
    try {
      return sending.take(due.delivery(), carrier.longest());
    } catch (Throwable e) { // as in turn
      LOG.log(Level.DEBUG, "Another node took a delivery, or the database is away", e);
      return Optional.empty();
    }
  }

  private void carry(Parcel parcel) {
    try {
      Outcome outcome = carrier.carry(parcel);
      if (stopped && !outcome.isSuccess()) {
        sending.release(parcel);
      } else {
        counts.tried(outcome);
        sending.settle(parcel, outcome);
      }
    } catch (Throwable e) { // as in turn
      LOG.log(Level.WARNING, "What came of a delivery is not stored, so it will come again", e);
    } finally {
      turns.execute(() -> landed(parcel.webhook()));
    }
  }

  private void landed(String webhook) {
    onTheWay.computeIfPresent(webhook, (id, count) -> count > 1 ? count - 1 : null);
    wake();
  }

  private Duration untilNext() {
    return sending
        .nextDue()
        .map(due -> Duration.between(clock.instant(), due))
        .filter(pause -> pause.compareTo(LOOK) < 0)
        .map(pause -> pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause)
        .orElse(LOOK);
  }

  /** For metrics, no more often than the database is looked at anyway. */
  private void count() {
    Instant now = clock.instant();
    if (!now.isBefore(nextCount)) {
      nextCount = now.plus(LOOK);
      sending.stand(counts);
    }
  }
}
