package org.switchhook.dialling;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.switchhook.address.CallId;

/** The stored intents. Every method joins the caller's transaction. */
@Singleton
@Transactional
public class Intents {
  @PersistenceContext private EntityManager store;

  private final Clock clock;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the store
  public Intents(Clock clock) {
    this.clock = clock;
  }

  /** Stores the intent; the call may be placed when the transaction has committed. */
  public void store(CallId call, DialPermit permit) {
    store.persist(new Intent(call, permit, clock.instant()));
  }

  /**
   * Says how the call ended; a second outcome is ignored, as is a call without an intent.
   *
   * @param outcome a cause such as {@code EndedByBusy}
   */
  public void resolve(CallId call, String outcome) {
    Intent intent = store.find(Intent.class, call.value());
    if (intent != null) {
      intent.resolve(outcome, clock.instant());
    }
  }

  /** Forgets what became of these calls too. */
  public void forget(List<CallId> calls) {
    store
        .createQuery("delete from Intent i where i.callId in :calls")
        .setParameter("calls", calls.stream().map(CallId::value).toList())
        .executeUpdate();
  }

  /** Calls whose outcome is not known yet, oldest first. */
  public List<CallId> unresolved() {
    return store
        .createQuery(
            "select i from Intent i where i.outcome is null order by i.storedAt", Intent.class)
        .getResultList()
        .stream()
        .map(Intent::call)
        .toList();
  }
}
