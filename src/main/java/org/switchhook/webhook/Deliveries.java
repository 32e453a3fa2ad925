package org.switchhook.webhook;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Slice;

/** The stored deliveries. Every method joins the caller's transaction. */
@Singleton
class Deliveries {
  private static final String OF = "select d from Delivery d where d.webhook = :webhook";
  private static final String IN = " and d.state = :state";
  private static final String AFTER =
      " and (d.createdAt < :time or (d.createdAt = :time and d.id < :id))";
  private static final String NEWEST_FIRST = " order by d.createdAt desc, d.id desc";

  /** Nothing of the same subject that came before it waits still. */
  private static final String FIRST_OF_ITS_SUBJECT =
      " d.state = :waiting and not exists (select e.id from Delivery e where e.webhook = d.webhook"
          + " and e.subject = d.subject and e.state = :waiting and e.place < d.place)";

  @PersistenceContext private EntityManager store;

  @SuppressWarnings("NullAway.Init") // the container injects the store
  Deliveries() {}

  Deliveries(EntityManager store) {
    this.store = store;
  }

  void add(Delivery delivery) {
    store.persist(delivery);
  }

  /** Writes what was changed, so that versions are those of the row. */
  void flush() {
    store.flush();
  }

  Optional<Delivery> find(String id) {
    return Optional.ofNullable(store.find(Delivery.class, id));
  }

  /** How many there are, or {@code most} when they are more. */
  int count(Webhook webhook, DeliveryState state, int most) {
    return store
        .createQuery(
            "select d.id from Delivery d where d.webhook = :webhook and d.state = :state",
            String.class)
        .setParameter("webhook", webhook.id())
        .setParameter("state", state)
        .setMaxResults(most)
        .getResultList()
        .size();
  }

  /**
   * Newest first.
   *
   * @param state null for every state
   */
  List<Delivery> of(Webhook webhook, @Nullable DeliveryState state, Slice slice) {
    Cursor after = slice.after();
    String conditions = (state == null ? "" : IN) + (after == null ? "" : AFTER);
    TypedQuery<Delivery> query =
        store
            .createQuery(OF + conditions + NEWEST_FIRST, Delivery.class)
            .setParameter("webhook", webhook.id())
            .setMaxResults(slice.fetch());
    if (state != null) {
      query.setParameter("state", state);
    }
    if (after != null) {
      query.setParameter("time", after.time(0)).setParameter("id", after.key(1));
    }
    return query.getResultList();
  }

  /** Dead letters of events from a time on, the oldest first. */
  List<Delivery> dead(Webhook webhook, Instant since, int most) {
    return store
        .createQuery(OF + IN + " and d.createdAt >= :since order by d.place", Delivery.class)
        .setParameter("webhook", webhook.id())
        .setParameter("state", DeliveryState.DEAD)
        .setParameter("since", since)
        .setMaxResults(most)
        .getResultList();
  }

  /** Those of one webhook that wait; nobody else may take one until the transaction ends. */
  List<Delivery> waiting(Webhook webhook) {
    return store
        .createQuery(OF + IN, Delivery.class)
        .setParameter("webhook", webhook.id())
        .setParameter("state", DeliveryState.WAITING)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /**
   * What may be sent now, what was due first first.
   *
   * @param busy ids of webhooks that are to be left out
   */
  List<Delivery> due(Instant now, Collection<String> busy, int most) {
    TypedQuery<Delivery> query =
        store
            .createQuery(
                "select d from Delivery d where d.dueAt <= :now and "
                    + (busy.isEmpty() ? "" : "d.webhook not in :busy and ")
                    + FIRST_OF_ITS_SUBJECT
                    + " order by d.dueAt, d.place",
                Delivery.class)
            .setParameter("now", now)
            .setParameter("waiting", DeliveryState.WAITING)
            .setMaxResults(most);
    if (!busy.isEmpty()) {
      query.setParameter("busy", busy);
    }
    return query.getResultList();
  }

  /** When the next one is to be sent that is not due yet. */
  Optional<Instant> nextDue(Instant now) {
    return store
        .createQuery(
            "select d.dueAt from Delivery d where d.dueAt > :now and "
                + FIRST_OF_ITS_SUBJECT
                + " order by d.dueAt",
            Instant.class)
        .setParameter("now", now)
        .setParameter("waiting", DeliveryState.WAITING)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  long count(DeliveryState state) {
    return store
        .createQuery("select count(d) from Delivery d where d.state = :state", Long.class)
        .setParameter("state", state)
        .getSingleResult();
  }

  /**
   * Forgets those that ended in a way before a time, the oldest first.
   *
   * @return how many that were
   */
  int forget(DeliveryState state, Instant endedBefore, int most) {
    List<String> old =
        store
            .createQuery(
                "select d.id from Delivery d where d.state = :state and d.endedAt < :time"
                    + " order by d.endedAt",
                String.class)
            .setParameter("state", state)
            .setParameter("time", endedBefore)
            .setMaxResults(most)
            .getResultList();
    return old.isEmpty()
        ? 0
        : store
            .createQuery("delete from Delivery d where d.id in :ids")
            .setParameter("ids", old)
            .executeUpdate();
  }
}
