package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.call.Call;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;
import org.switchhook.testkit.MemoryDatabase;

/** On the schema that the migrations make. */
class ClosedRoomsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Caller ANN =
      new Caller(new UserId("ann"), new DomainId("acme"), Role.USER, "Ann");

  private final MemoryDatabase database =
      new MemoryDatabase("closed-rooms", new Class<?>[] {Call.class}, Room.class);
  private EntityManager store;
  private ClosedRooms rooms;
  private int made;

  @BeforeEach
  void begin() {
    store = database.begin();
    rooms = new ClosedRooms(store);
  }

  @AfterEach
  void end() {
    store.getTransaction().rollback();
    store.close();
    database.close();
  }

  private void room(String id, Duration closedAgo) {
    made++;
    Instant longAgo = NOON.minus(Duration.ofDays(365));
    Room room = new Room(new RoomId(id), ANN, id, "1234567" + made, 10, longAgo);
    if (!closedAgo.isZero()) {
      room.close(NOON.minus(closedAgo));
    }
    store.persist(room);
  }

  private void call(String room) {
    store
        .createNativeQuery(
            "insert into calls (id, version, room_id, domain_id, party, party_masked, created_by,"
                + " options, status, code, accepted_at, direction)"
                + " values ('c', 0, ?1, 'acme', '+49', '+49', 'ann', '{}', 'CLEARED', 0, ?2,"
                + " 'OUTGOING')")
        .setParameter(1, room)
        .setParameter(2, NOON)
        .executeUpdate();
  }

  private List<String> left() {
    store.flush();
    return store.createQuery("select r.id from Room r order by r.id", String.class).getResultList();
  }

  @Test
  void onlyRoomsThatWereClosedBeforeShouldGo() {
    room("closed", Duration.ofDays(91));
    room("just-closed", Duration.ofDays(89));
    room("open", Duration.ZERO);

    assertThat(rooms.forget(NOON.minus(Duration.ofDays(90)), 10)).isEqualTo(1);
    assertThat(left()).containsExactly("just-closed", "open");
  }

  @Test
  void roomWhoseCallsAreKeptShouldStay() {
    room("closed", Duration.ofDays(91));
    store.flush();
    call("closed");

    assertThat(rooms.forget(NOON.minus(Duration.ofDays(90)), 10)).isZero();
    assertThat(left()).containsExactly("closed");
  }

  @Test
  void oldestShouldGoFirst() {
    room("a", Duration.ofDays(91));
    room("b", Duration.ofDays(93));
    room("c", Duration.ofDays(92));

    assertThat(rooms.forget(NOON.minus(Duration.ofDays(90)), 2)).isEqualTo(2);
    assertThat(left()).containsExactly("a");
  }
}
