package org.switchhook.call;

import jakarta.enterprise.event.Event;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.switchhook.platform.Log;

/** Fires what happens to a call as facts. */
record FactAnnouncer(Subject call, Event<CallFact> facts, Clock clock) implements Announcer {
  private static final System.Logger LOG = Log.of(FactAnnouncer.class);

  @Override
  public void publish(Progress progress) {
    LOG.log(Level.INFO, () -> call + ": " + progress);
    fire(new CallFact.Changed(call.id(), call.room(), call.party(), progress, clock.instant()));
  }

  @Override
  public void digitHeard(char digit) {
    fire(new CallFact.DigitHeard(call.id(), call.room(), digit, clock.instant()));
  }

  @Override
  public void digitRefused(DigitsOutcome outcome) {
    fire(
        new CallFact.DigitRefused(
            call.id(), call.room(), outcome.code(), outcome.text(), clock.instant()));
  }

  @Override
  public void media(MediaReport report) {
    fire(new CallFact.Media(call.id(), call.room(), report, clock.instant()));
  }

  private void fire(CallFact fact) {
    try {
      facts.fire(fact);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An observer failed; the call goes on", e);
    }
  }
}
