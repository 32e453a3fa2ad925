package org.switchhook.directory;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.E164;
import org.switchhook.address.UserId;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Slice;

/** The stored users. Every method joins the caller's transaction. */
@Singleton
class Users {
  /** SQLSTATE classes: integrity constraint violation, transaction rollback. */
  private static final List<String> LOST = List.of("23", "40");

  private static final String OF = "select u from User u where u.domain = :domain and ";

  @PersistenceContext private EntityManager store;

  @SuppressWarnings("NullAway.Init") // the container injects the store
  Users() {}

  Users(EntityManager store) {
    this.store = store;
  }

  void add(User user) {
    store.persist(user);
  }

  Optional<User> find(String id) {
    return Optional.ofNullable(store.find(User.class, id));
  }

  /** Keeps changes of what belongs to the user apart until the transaction ends. */
  Optional<User> lock(String id) {
    return Optional.ofNullable(store.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<User> bySubject(DomainId domain, UserId subject) {
    return one(
        store
            .createQuery(OF + "u.subject = :subject", User.class)
            .setParameter("domain", domain.value())
            .setParameter("subject", subject.value()));
  }

  Optional<User> byUsername(DomainId domain, String username) {
    return one(
        store
            .createQuery(OF + "u.username = :username", User.class)
            .setParameter("domain", domain.value())
            .setParameter("username", username));
  }

  Optional<User> byNumber(E164 number) {
    return one(
        store
            .createQuery("select u from User u join u.numbers n where n = :number", User.class)
            .setParameter("number", number.digits()));
  }

  /** Sorted by id. */
  List<User> of(Collection<DomainId> domains, Slice slice) {
    Cursor after = slice.after();
    return store
        .createQuery(
            "select u from User u where u.domain in :domains and u.id > :after order by u.id",
            User.class)
        .setParameter("domains", domains.stream().map(DomainId::value).toList())
        .setParameter("after", after == null ? "" : after.key(0, HexIds.FORM))
        .setMaxResults(slice.fetch())
        .getResultList();
  }

  /**
   * Writes what was changed.
   *
   * @return false when somebody else took one of its keys at the same moment; the transaction can
   *     then only be rolled back
   */
  boolean flush() {
    try {
      store.flush();
      return true;
    } catch (PersistenceException e) {
      if (isLost(e)) {
        return false;
      }
      throw e;
    }
  }

  /** A key that is there already, or a transaction that gave way to another one. */
  private static boolean isLost(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof SQLException refused && isLostState(refused.getSQLState())
            || isLost(failure.getCause()));
  }

  private static boolean isLostState(@Nullable String state) {
    return state != null && LOST.stream().anyMatch(state::startsWith);
  }

  private static Optional<User> one(TypedQuery<User> query) {
    return query.getResultList().stream().findFirst();
  }
}
