package org.switchhook.call;

import jakarta.enterprise.event.Event;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import org.switchhook.platform.Log;

/**
 * Fires what happens to a call as facts. All that comes of one input has the time at which the
 * input came, so that no consequence seems older than what it follows from.
 */
final class FactAnnouncer implements Announcer {
  private static final System.Logger LOG = Log.of(FactAnnouncer.class);

  private final Subject call;
  private final Event<CallFact> facts;
  private final Clock clock;
  private Instant now;
  private SetUp setUp = SetUp.NONE;

  FactAnnouncer(Subject call, Event<CallFact> facts, Clock clock) {
    this.call = call;
    this.facts = facts;
    this.clock = clock;
    this.now = clock.instant();
  }

  @Override
  public void heard(Input input) {
    now = clock.instant();
    setUp = setUp.heard(input, now);
  }

  @Override
  public void sent(Effect.Sip effect) {
    boolean begins = effect instanceof Effect.Invite; // may have waited until it was stored
    setUp = setUp.sent(effect, begins ? clock.instant() : now);
  }

  @Override
  public void publish(Progress progress) {
    LOG.log(Level.INFO, () -> call + ": " + progress);
    fire(new CallFact.Changed(call.id(), call.room(), call.party(), progress, setUp, now));
  }

  @Override
  public void tried(int code, String text) {
    fire(new CallFact.Tried(call.id(), call.room(), code, text, now));
  }

  @Override
  public void digitHeard(char digit) {
    fire(new CallFact.DigitHeard(call.id(), call.room(), digit, now));
  }

  @Override
  public void digitRefused(DigitsOutcome outcome) {
    fire(new CallFact.DigitRefused(call.id(), call.room(), outcome.code(), outcome.text(), now));
  }

  @Override
  public void media(MediaReport report) {
    fire(new CallFact.Media(call.id(), call.room(), report, clock.instant()));
  }

  @Override
  public void refer(ReferReport report) {
    fire(new CallFact.Refer(call.id(), call.room(), report, clock.instant()));
  }

  private void fire(CallFact fact) {
    try {
      facts.fire(fact);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An observer failed; the call goes on", e);
    }
  }
}
