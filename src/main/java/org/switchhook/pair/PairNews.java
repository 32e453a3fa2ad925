package org.switchhook.pair;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.switchhook.platform.Log;

/** Fires what happens to calls between two parties as facts. */
@Singleton
class PairNews {
  private static final System.Logger LOG = Log.of(PairNews.class);

  private final Event<PairFact> facts;
  private final Clock clock;

  @Inject
  PairNews(Event<PairFact> facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** As precisely as it is told. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** To be called in the call's turn, which gives the facts their order. Never fails. */
  void tell(PairFact fact) {
    try {
      facts.fire(fact);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An observer failed; the call between two goes on", e);
    }
  }
}
