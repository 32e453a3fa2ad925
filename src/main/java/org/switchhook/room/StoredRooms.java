package org.switchhook.room;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/** Rooms in the database. */
@Singleton
class StoredRooms implements Rooms {
  private static final String SEEN =
      "select r from Room r where r.domain = :domain and r.closedAt is null"
          + " and (:admin = true or r.owner = :user or :user member of r.access)";
  private static final String OPEN =
      "select count(r) from Room r where r.domain = :domain and r.closedAt is null";
  private static final String BEFORE =
      " and (r.createdAt < :time or (r.createdAt = :time and r.id < :id))";
  private static final String NEWEST_FIRST = " order by r.createdAt desc, r.id desc";

  @PersistenceContext private EntityManager store;

  @Override
  public void add(Room room) {
    store.persist(room);
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return Optional.ofNullable(store.find(Room.class, id.value()));
  }

  @Override
  public Optional<Room> lock(RoomId id) {
    return Optional.ofNullable(store.find(Room.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public void flush() {
    store.flush();
  }

  @Override
  public Optional<Room> byDialIn(String number) {
    return store
        .createQuery("select r from Room r where r.dialIn = :number", Room.class)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  @Override
  public boolean isDialIn(String number) {
    return store
            .createQuery("select count(r) from Room r where r.dialIn = :number", Long.class)
            .setParameter("number", number)
            .getSingleResult()
        > 0;
  }

  @Override
  public long countOpen(DomainId domain) {
    return store
        .createQuery(OPEN, Long.class)
        .setParameter("domain", domain.value())
        .getSingleResult();
  }

  @Override
  public long countOpen(DomainId domain, UserId owner) {
    return store
        .createQuery(OPEN + " and r.owner = :owner", Long.class)
        .setParameter("domain", domain.value())
        .setParameter("owner", owner.value())
        .getSingleResult();
  }

  @Override
  public List<Room> seenBy(Caller caller, Slice slice) {
    Cursor after = slice.after();
    TypedQuery<Room> query =
        store
            .createQuery(SEEN + (after == null ? "" : BEFORE) + NEWEST_FIRST, Room.class)
            .setParameter("domain", caller.domain().value())
            .setParameter("admin", caller.isAdmin())
            .setParameter("user", caller.user().value())
            .setMaxResults(slice.fetch());
    if (after != null) {
      Instant time = after.time(0);
      query.setParameter("time", time).setParameter("id", after.key(1));
    }
    return query.getResultList();
  }
}
