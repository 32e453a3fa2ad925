package org.switchhook.call;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.address.CallId;
import org.switchhook.address.DomainId;
import org.switchhook.address.Person;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.socket.Seats;

/**
 * How many calls that one person, and one domain, has dialled may live at once on this node, so
 * that nobody takes the calls of all. Safe for use by many threads.
 */
@Singleton
public class LiveQuota {
  private static final int RETRY_AFTER = 10;

  private final int ofPerson;
  private final int ofDomain;
  private final Seats<Person> people;
  private final Seats<DomainId> domains;
  private final Map<CallId, Person> makers = new ConcurrentHashMap<>();

  @Inject
  public LiveQuota(
      @ConfigProperty(name = "switchhook.dialout.live-per-user") int ofPerson,
      @ConfigProperty(name = "switchhook.dialout.live-per-domain") int ofDomain) {
    this.ofPerson = ofPerson;
    this.ofDomain = ofDomain;
    this.people = new Seats<>(ofPerson);
    this.domains = new Seats<>(ofDomain);
  }

  /**
   * Counts a call until it ends.
   *
   * @throws Problem 429 {@code too-many-live-calls}; nothing is counted then
   */
  public void take(CallId call, Caller maker) {
    Person person = maker.person();
    if (!people.take(person)) {
      throw full("You have " + ofPerson + " calls");
    }
    if (!domains.take(person.domain())) {
      people.free(person);
      throw full("Your domain has " + ofDomain + " calls");
    }
    makers.put(call, person);
  }

  private static Problem full(String whose) {
    return new Problem(
        429,
        "too-many-live-calls",
        null,
        whose + " that have not ended, which is the most; end one or wait",
        Map.of("retryAfter", RETRY_AFTER));
  }

  /** Does nothing for a call that is not counted. */
  public void free(CallId call) {
    Person person = makers.remove(call);
    if (person != null) {
      people.free(person);
      domains.free(person.domain());
    }
  }

  void on(@Observes CallFact.Changed fact) {
    if (fact.progress().status().isEnd()) {
      free(fact.call());
    }
  }
}
