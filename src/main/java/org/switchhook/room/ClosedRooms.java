package org.switchhook.room;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Rooms whose time is over. Waits for the database. */
@Singleton
public class ClosedRooms {
  private static final String OVER =
      "select r from Room r where r.closedAt < :time"
          + " and not exists (select c.id from Call c where c.room = r.id) order by r.closedAt";

  @PersistenceContext private EntityManager store;

  @SuppressWarnings("NullAway.Init") // the container injects the store
  public ClosedRooms() {}

  ClosedRooms(EntityManager store) {
    this.store = store;
  }

  /**
   * Forgets rooms that were closed before a time and of which no call is kept, oldest first.
   *
   * @param most how many at most
   * @return how many that were
   */
  @Transactional
  public int forget(Instant closedBefore, int most) {
    List<Room> over =
        store
            .createQuery(OVER, Room.class)
            .setParameter("time", closedBefore)
            .setMaxResults(most)
            .getResultList();
    over.forEach(store::remove);
    return over.size();
  }
}
