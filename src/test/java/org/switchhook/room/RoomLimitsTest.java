package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.room.RoomFixture.ADMIN;
import static org.switchhook.room.RoomFixture.ALICE;
import static org.switchhook.room.RoomFixture.BOB;
import static org.switchhook.room.RoomFixture.CAROL;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.Status;

/** Who finds a place in a room, and how many places there are. */
class RoomLimitsTest {
  private static final CallId CALL = new CallId("c1");

  private final RoomFixture fixture = new RoomFixture();
  private final LiveRooms rooms = fixture.rooms;
  private final RoomId room = fixture.room();

  @Test
  void limitShouldCountPeopleAndPhonesButNotWatchers() {
    fixture.enter(ALICE, room, "s1");
    rooms.expect(fixture.keeping.admit(ALICE, room), ALICE, CALL, "");
    fixture.enter(BOB, room, "s2");
    fixture.enter(ADMIN, room, "s3");
    rooms.enter(new RoomEntry(ADMIN, room, "s4", true), seen -> {}, fixture.refusals::add);
    fixture.run();

    assertThat(fixture.refused()).containsExactly("room-full");
    assertThat(fixture.told()).containsExactly("joined alice", "joined bob");
  }

  @Test
  void placeOfAPhoneShouldBeFreeAgainWhenItsCallEndsOrWasNeverPlaced() {
    Admission admission = fixture.keeping.admit(ALICE, room);
    fixture.enter(ALICE, room, "s1");
    fixture.enter(BOB, room, "s2");
    for (int time = 0; time < 3; time++) {
      rooms.expect(admission, ALICE, CALL, "");
      rooms.forget(room, CALL);
      fixture.run();
    }
    rooms.expect(admission, ALICE, CALL, "");
    fixture.report(room, CALL, Status.ACCEPTED);
    fixture.report(room, CALL, Status.CLEARED, CallEnd.BY_CALLER);
    fixture.enter(ADMIN, room, "s3");

    assertThat(fixture.refused()).isEmpty();
  }

  /** On threads of their own, as dial-outs and INVITEs come. */
  @Test
  void threeAtOnceShouldNeverGetTwoPlacesForPhones() throws Exception {
    Admission admission = fixture.keeping.admit(ALICE, room);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < 1000; round++) {
        CyclicBarrier start = new CyclicBarrier(3);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int phone = 0; phone < 3; phone++) {
          CallId call = new CallId("c" + phone);
          tries.add(threads.submit(() -> finds(admission, call, start)));
        }
        List<CallId> placed = new ArrayList<>();
        for (int phone = 0; phone < 3; phone++) {
          if (tries.get(phone).get()) {
            placed.add(new CallId("c" + phone));
          }
        }
        assertThat(placed).as("round " + round).hasSize(2);
        placed.forEach(call -> rooms.forget(room, call));
        fixture.run();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean finds(Admission admission, CallId call, CyclicBarrier start) throws Exception {
    start.await();
    try {
      rooms.expect(admission, ALICE, call, "");
      return true;
    } catch (RoomProblem problem) {
      assertThat(problem.id()).isEqualTo("mixer-needed");
      return false;
    }
  }

  @Test
  void onePersonShouldNotTakeAllPlacesOfARoom() {
    fixture.enter(ALICE, room, "s1");
    fixture.enter(ALICE, room, "s2");
    fixture.enter(ALICE, room, "s3");
    fixture.watch(ALICE, room, "s4");
    fixture.enter(BOB, room, "s5");
    rooms.leave(room, "s1");
    fixture.enter(ALICE, room, "s6");

    assertThat(fixture.refused()).containsExactly("too-many-presences");
    assertThat(fixture.look(room).participants()).hasSize(3);
  }

  @Test
  void onePersonShouldNotFillTheNodeWithPresences() {
    RoomId other = fixture.room();
    fixture.enter(ALICE, room, "s1");
    fixture.enter(ALICE, room, "s2");
    fixture.enter(ALICE, other, "s3");
    fixture.enter(ALICE, other, "s4");
    fixture.closing.close(ALICE, room);
    fixture.run();
    fixture.enter(ALICE, other, "s5");
    rooms.leave(other, "s5");
    fixture.enter(ALICE, other, "s6");

    assertThat(fixture.refused()).containsExactly("too-many-presences");
  }

  @Test
  void placesShouldNotBeCountedForWhoIsRefused() {
    for (String session : List.of("s1", "s2", "s3", "s4")) {
      fixture.enter(ALICE, room, session);
    }
    fixture.enter(BOB, room, "s5");
    for (String session : List.of("s6", "s7", "s8", "s9")) {
      fixture.enter(BOB, room, session);
    }
    fixture.enter(BOB, fixture.room(), "s10");
    fixture.enter(BOB, fixture.room(), "s11");

    assertThat(fixture.refused()).hasSize(6).startsWith("too-many-presences").endsWith("room-full");
  }

  @Test
  void strangersShouldBeRefused() {
    fixture.enter(CAROL, room, "s1");

    assertThat(fixture.refused()).containsExactly("room-unknown");
    assertThat(rooms.size()).isZero();
  }
}
