package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The stored idempotency keys. Each method is a transaction of its own unless it says otherwise.
 */
@Singleton
class Claims {
  /** Far longer than any request takes; a claim this old without answer has lost its request. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final Transactions transactions;
  private final Duration kept;
  private final Clock clock;

  @PersistenceContext private EntityManager db;

  @Inject
  Claims(
      Transactions transactions,
      @ConfigProperty(name = "switchhook.rest.idempotency.kept") Duration kept,
      Clock clock) {
    this.transactions = transactions;
    this.kept = kept;
    this.clock = clock;
  }

  Claims(Transactions transactions, Duration kept, Clock clock, EntityManager db) {
    this(transactions, kept, clock);
    this.db = db;
  }

  /** Claims the key for the caller, or gives the claim that somebody else holds or held. */
  Optional<Claim> claim(String id, String bodyHash) {
    try {
      return transactions.separate(() -> tryClaim(id, bodyHash));
    } catch (RuntimeException e) {
      if (isFromDatabase(e)) {
        return Optional.of(winner(id, e));
      }
      throw e;
    }
  }

  /** Stores the answer together with what {@code action} stores, both or neither. */
  <T> T answer(String id, Supplier<T> action, Function<T, StoredAnswer> form) {
    return transactions.separate(
        () -> {
          T result = action.get();
          Claim claim = db.find(Claim.class, id);
          if (claim == null) {
            throw new IllegalStateException("the request took longer than its claim holds");
          }
          claim.answer(form.apply(result));
          return result;
        });
  }

  /** Gives a claim back that has no answer, so that the request may be sent again. */
  void release(String id) {
    transactions.separate(
        () ->
            db.createQuery("delete from Claim c where c.id = :id and c.answer.status is null")
                .setParameter("id", id)
                .executeUpdate());
  }

  /** Gives back every claim that has no answer. Returns how many there were. */
  int releaseAll() {
    return transactions.separate(
        () -> db.createQuery("delete from Claim c where c.answer.status is null").executeUpdate());
  }

  /** Forgets the keys whose time is over. Returns how many there were. */
  int sweep() {
    Instant now = clock.instant();
    return transactions.separate(
        () ->
            db.createQuery(
                    "delete from Claim c where c.claimedAt < :old"
                        + " or (c.answer.status is null and c.claimedAt < :lost)")
                .setParameter("old", now.minus(kept))
                .setParameter("lost", now.minus(LEASE))
                .executeUpdate());
  }

  private Optional<Claim> tryClaim(String id, String bodyHash) {
    Claim held = db.find(Claim.class, id);
    if (held != null && !isOver(held)) {
      return Optional.of(held);
    }
    if (held != null) {
      db.remove(held);
      db.flush();
    }
    db.persist(new Claim(id, bodyHash, clock.instant()));
    db.flush();
    return Optional.empty();
  }

  private boolean isOver(Claim claim) {
    Instant now = clock.instant();
    return claim.madeBefore(now.minus(kept))
        || (!claim.isAnswered() && claim.madeBefore(now.minus(LEASE)));
  }

  /** Two requests claimed at once and the unique key let one through: this is the other's claim. */
  private Claim winner(String id, RuntimeException clash) {
    Claim held = transactions.separate(() -> db.find(Claim.class, id));
    if (held == null) {
      throw clash;
    }
    return held;
  }

  private static boolean isFromDatabase(Throwable e) {
    return e instanceof PersistenceException
        || (e.getCause() != null && isFromDatabase(e.getCause()));
  }
}
