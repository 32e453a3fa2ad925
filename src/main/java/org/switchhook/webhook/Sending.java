package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Log;

/**
 * Takes deliveries that are due and writes down what came of them. Waits for the database; each
 * method is a transaction, and one that fails has changed nothing.
 */
@Singleton
@Transactional
public class Sending {
  private static final System.Logger LOG = Log.of(Sending.class);

  /** A retry comes up to a fifth later than its pause says, so that many do not come at once. */
  private static final int SPREAD = 5;

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final WebhookSettings settings;
  private final Ids ids;
  private final Clock clock;

  /**
   * Something that may be sent.
   *
   * @param isFailing whether its webhook has taken nothing of late
   */
  record Due(String delivery, String webhook, boolean isFailing) {}

  @Inject
  public Sending(
      Webhooks webhooks, Deliveries deliveries, WebhookSettings settings, Ids ids, Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * As {@link Deliveries#due}.
   *
   * @param busy ids of webhooks that are to be left out
   */
  public List<Due> due(Collection<String> busy, int most) {
    return deliveries.due(clock.instant(), busy, most).stream().map(this::due).toList();
  }

  private Due due(Delivery delivery) {
    boolean failing = webhooks.find(delivery.webhook()).map(Webhook::isFailing).orElse(false);
    return new Due(delivery.id(), delivery.webhook(), failing);
  }

  /** When the next one is to be sent that is not due yet. */
  public Optional<Instant> nextDue() {
    return deliveries.nextDue(clock.instant());
  }

  /**
   * Begins a try, unless somebody else has it. Fails when another node takes it at the same moment.
   *
   * @param lease after which another node may take it, when it has heard nothing of this try
   */
  public Optional<Parcel> take(String id, Duration lease) {
    Instant now = clock.instant();
    Optional<Delivery> found = deliveries.find(id).filter(delivery -> delivery.isDue(now));
    Optional<Webhook> to = found.flatMap(delivery -> webhooks.find(delivery.webhook()));
    if (found.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (!to.get().isEnabled()) { // stored while it was being switched off
      found.get().died(Outcome.failed(Delivery.SWITCHED_OFF), now);
      return Optional.empty();
    }
    found.get().take(now.plus(lease));
    deliveries.flush();
    return Optional.of(found.get().parcel(to.get(), now));
  }

  /** Writes down what came of a try; nothing when it is not that of this node any more. */
  public void settle(Parcel parcel, Outcome outcome) {
    boolean changes = parcel.failing() || !outcome.isSuccess();
    Optional<Webhook> webhook =
        changes ? webhooks.lock(parcel.webhook()) : webhooks.find(parcel.webhook());
    Optional<Delivery> delivery = deliveries.find(parcel.id()).filter(one -> one.isStill(parcel));
    if (webhook.isEmpty() || delivery.isEmpty()) {
      LOG.log(Level.DEBUG, "{0} was taken by another node or is gone", parcel.id());
      return;
    }
    Instant now = clock.instant();
    boolean goesOn = !changes || webhook.get().note(outcome, now, settings.longestFailing());
    if (outcome.isSuccess()) {
      delivery.get().delivered(outcome, now);
    } else if (goesOn) {
      retry(delivery.get(), outcome, now);
    } else {
      delivery.get().died(outcome, now);
      abandon(webhook.get(), now);
      LOG.log(Level.WARNING, "webhook {0} is switched off: {1}", webhook.get().id(), outcome);
    }
  }

  /** Gives back what this node has not sent after all. */
  public void release(Parcel parcel) {
    deliveries
        .find(parcel.id())
        .filter(one -> one.isStill(parcel))
        .ifPresent(one -> one.release(clock.instant()));
  }

  /** As {@link Deliveries#forget}. */
  public int forget(DeliveryState state, Instant endedBefore, int most) {
    return deliveries.forget(state, endedBefore, most);
  }

  /** Counts what waits and what is dead. */
  public void stand(WebhookCounts counts) {
    counts.stand(deliveries.count(DeliveryState.WAITING), deliveries.count(DeliveryState.DEAD));
  }

  /** Nothing waits for a webhook that is switched off. Its row is locked. */
  void abandon(Webhook webhook, Instant now) {
    deliveries.flush();
    deliveries
        .waiting(webhook)
        .forEach(one -> one.died(Outcome.failed(Delivery.SWITCHED_OFF), now));
  }

  private void retry(Delivery delivery, Outcome outcome, Instant now) {
    List<Duration> pauses = settings.retries();
    if (delivery.attempts() > pauses.size()) {
      delivery.died(outcome, now);
      return;
    }
    Duration pause = pauses.get(delivery.attempts() - 1);
    int spread = (int) Math.min(Integer.MAX_VALUE - 1, pause.toMillis() / SPREAD);
    delivery.failed(outcome, now.plus(pause).plusMillis(ids.below(spread + 1)));
  }
}
