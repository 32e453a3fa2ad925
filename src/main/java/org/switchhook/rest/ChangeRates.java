package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.address.Person;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;

/**
 * How many requests that change something one person may send: so many a second in the long run,
 * and so many at once after a pause. Safe for use by many threads.
 */
@Singleton
class ChangeRates {
  private static final int MOST_PEOPLE = 10_000;

  private final Duration pause;
  private final Duration ahead;
  private final Clock clock;

  /** Up to when each person's requests would take at the rate of the long run. */
  private final Map<Person, Instant> until =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Person, Instant> eldest) {
          return size() > MOST_PEOPLE;
        }
      };

  /**
   * @throws IllegalArgumentException when one of them is less than 1
   */
  @Inject
  ChangeRates(
      @ConfigProperty(name = "switchhook.rest.changes-per-second") int perSecond,
      @ConfigProperty(name = "switchhook.rest.changes-at-once") int atOnce,
      Clock clock) {
    if (perSecond < 1 || atOnce < 1) {
      throw new IllegalArgumentException(
          "switchhook.rest.changes-per-second and changes-at-once must be 1 or more");
    }
    this.pause = Duration.ofSeconds(1).dividedBy(perSecond);
    this.ahead = pause.multipliedBy(atOnce - 1L);
    this.clock = clock;
  }

  /**
   * Counts a request.
   *
   * @throws Problem 429 {@code too-many-changes}; the request is not counted then
   */
  synchronized void take(Caller caller) {
    Person person = caller.person();
    Instant now = clock.instant();
    Instant old = until.remove(person); // and comes behind all others below
    Instant from = old == null || old.isBefore(now) ? now : old;
    Duration over = Duration.between(now, from).minus(ahead);
    if (over.compareTo(Duration.ZERO) > 0) {
      until.put(person, from);
      throw new Problem(
          429,
          "too-many-changes",
          null,
          "You send more changes than one person may; wait and send this one again",
          Map.of("retryAfter", (int) over.plusNanos(999_999_999).toSeconds()));
    }
    until.put(person, from.plus(pause));
  }
}
