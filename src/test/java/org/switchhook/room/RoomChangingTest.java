package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.room.RoomFixture.ADMIN;
import static org.switchhook.room.RoomFixture.ALICE;
import static org.switchhook.room.RoomFixture.BOB;
import static org.switchhook.room.RoomFixture.CAROL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Problem;

/** What those inside learn of a change of their room. */
class RoomChangingTest {
  private final RoomFixture fixture = new RoomFixture();
  private final LiveRooms rooms = fixture.rooms;
  private final RoomId room = fixture.room();

  private void admit(String... users) {
    fixture.changing.admit(ALICE, room, null, new Access(List.of(users)));
    fixture.run();
  }

  private void rename(String name) {
    fixture.changing.change(ALICE, room, null, new RoomChange(name, null, null));
    fixture.run();
  }

  @Test
  void thoseWhoAreNoLongerListedShouldBePutOut() {
    fixture.enter(ALICE, room, "s1");
    fixture.enter(BOB, room, "s2");
    fixture.watch(BOB, room, "s3");
    fixture.watch(ADMIN, room, "s4");

    admit("carol");

    assertThat(fixture.told())
        .containsExactly("joined alice", "joined bob", "left s2", "put out s3");
    fixture.enter(CAROL, room, "s5");
    fixture.enter(ADMIN, room, "s6");
    assertThat(fixture.refusals).isEmpty(); // the place of Bob is free again
  }

  @Test
  void thoseWhoAreStillListedShouldStay() {
    fixture.enter(BOB, room, "s1");
    fixture.watch(BOB, room, "s2");

    admit("carol", "bob");

    assertThat(fixture.told()).containsExactly("joined bob");
  }

  @Test
  void whoComesAtTheSameTimeShouldNotSlipIn() {
    rooms.enter(new RoomEntry(BOB, room, "s1", true), seen -> {}, fixture.refusals::add);
    fixture.work.runNext(); // he is still on the list when it is read

    admit("carol");
    rooms.enter(new RoomEntry(BOB, room, "s2", true), seen -> {}, fixture.refusals::add);
    fixture.run();

    assertThat(fixture.told()).containsExactly("put out s1");
    assertThat(fixture.refusals).extracting(Problem::id).containsExactly("room-unknown");
    assertThat(rooms.size()).isZero();
  }

  @Test
  void theCheckShouldBeRepeatedUntilTheStoreAnswers() {
    fixture.watch(BOB, room, "s1");
    fixture.keeping.admit(ALICE, room, null, new Access(List.of()));
    fixture.store.breakDown(true);
    rooms.refresh(room);
    rooms.refresh(room);
    fixture.run();
    fixture.time.advance(Duration.ofSeconds(5));
    fixture.run();
    assertThat(fixture.told()).isEmpty();

    fixture.store.breakDown(false);
    fixture.time.advance(Duration.ofSeconds(5));
    fixture.run();

    assertThat(fixture.told()).containsExactly("put out s1");
    assertThat(rooms.size()).isZero();
  }

  @Test
  void roomShouldStayInMemoryWhileSomebodyWatches() {
    fixture.watch(BOB, room, "s1");
    assertThat(rooms.size()).isEqualTo(1);

    rooms.leave(room, "s1");
    fixture.run();

    assertThat(rooms.size()).isZero();
    assertThat(fixture.told()).isEmpty();
  }

  @Test
  void anotherNameShouldBeToldOnce() {
    fixture.enter(BOB, room, "s1");

    rename("Retro");
    rename("Retro");
    fixture.changing.change(ALICE, room, null, new RoomChange(null, 7, null));
    fixture.run();

    assertThat(fixture.told()).containsExactly("joined bob", "renamed Retro");
  }

  @Test
  void othersShouldLearnTheNameNotLaterThanANewcomer() {
    List<String> names = new ArrayList<>();
    fixture.enter(ALICE, room, "s1");
    fixture.keeping.change(ALICE, room, null, new RoomChange("Retro", null, null));

    rooms.enter(
        new RoomEntry(BOB, room, "s2", false),
        seen -> names.add(seen.name()),
        fixture.refusals::add);
    rooms.refresh(room);
    fixture.run();

    assertThat(names).containsExactly("Retro");
    assertThat(fixture.told()).containsExactly("joined alice", "renamed Retro", "joined bob");
  }
}
