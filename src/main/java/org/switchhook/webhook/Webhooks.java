package org.switchhook.webhook;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.switchhook.address.DomainId;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Slice;

/** The stored webhooks. Every method joins the caller's transaction. */
@Singleton
class Webhooks {
  private static final String OF = "select w from Webhook w where w.domain = :domain";
  private static final String AFTER =
      " and (w.createdAt < :time or (w.createdAt = :time and w.id < :id))";
  private static final String NEWEST_FIRST = " order by w.createdAt desc, w.id desc";

  @PersistenceContext private EntityManager store;

  @SuppressWarnings("NullAway.Init") // the container injects the store
  Webhooks() {}

  Webhooks(EntityManager store) {
    this.store = store;
  }

  void add(Webhook webhook) {
    store.persist(webhook);
  }

  /** With its deliveries. */
  void remove(Webhook webhook) {
    store.remove(webhook);
  }

  /** Writes what was changed, so that versions are those of the row. */
  void flush() {
    store.flush();
  }

  Optional<Webhook> find(String id) {
    return Optional.ofNullable(store.find(Webhook.class, id));
  }

  /**
   * As it is now in the database; other changes of it wait until the transaction ends, which has
   * not read it before.
   */
  Optional<Webhook> lock(String id) {
    return Optional.ofNullable(store.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  long count(DomainId domain) {
    return store
        .createQuery("select count(w) from Webhook w where w.domain = :domain", Long.class)
        .setParameter("domain", domain.value())
        .getSingleResult();
  }

  /** Newest first. */
  List<Webhook> of(DomainId domain, Slice slice) {
    Cursor after = slice.after();
    TypedQuery<Webhook> query =
        store
            .createQuery(OF + (after == null ? "" : AFTER) + NEWEST_FIRST, Webhook.class)
            .setParameter("domain", domain.value())
            .setMaxResults(slice.fetch());
    if (after != null) {
      query.setParameter("time", after.time(0)).setParameter("id", after.key(1));
    }
    return query.getResultList();
  }

  boolean anyEnabled() {
    return !store
        .createQuery("select w.id from Webhook w where w.enabled = true", String.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  List<Webhook> enabled(Collection<String> domains) {
    return store
        .createQuery(
            "select w from Webhook w where w.enabled = true and w.domain in :domains",
            Webhook.class)
        .setParameter("domains", domains)
        .getResultList();
  }
}
