package org.switchhook.call;

import jakarta.enterprise.event.Event;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.switchhook.address.CallId;
import org.switchhook.platform.Log;

/** Fires what happens to a call as facts. */
record FactAnnouncer(CallOrder order, Event<CallFact> facts, Clock clock) implements Announcer {
  private static final System.Logger LOG = Log.of(FactAnnouncer.class);

  @Override
  public void publish(Progress progress) {
    LOG.log(Level.INFO, () -> "call to " + order.permit().party() + ": " + progress);
    fire(
        new CallFact.Changed(
            id(), order.room(), order.permit().party(), progress, clock.instant()));
  }

  @Override
  public void digitHeard(char digit) {
    fire(new CallFact.DigitHeard(id(), order.room(), digit, clock.instant()));
  }

  @Override
  public void digitRefused(DigitsOutcome outcome) {
    fire(
        new CallFact.DigitRefused(
            id(), order.room(), outcome.code(), outcome.text(), clock.instant()));
  }

  @Override
  public void media(MediaReport report) {
    fire(new CallFact.Media(id(), order.room(), report, clock.instant()));
  }

  private CallId id() {
    return order.id();
  }

  private void fire(CallFact fact) {
    try {
      facts.fire(fact);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An observer failed; the call goes on", e);
    }
  }
}
