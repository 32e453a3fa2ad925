package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchhook.room.RoomFixture.ADMIN;
import static org.switchhook.room.RoomFixture.ALICE;
import static org.switchhook.room.RoomFixture.BOB;
import static org.switchhook.room.RoomFixture.CAROL;
import static org.switchhook.room.RoomFixture.STRANGER;
import static org.switchhook.room.RoomFixture.caller;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;

class RoomKeepingTest {
  private final RoomFixture fixture = new RoomFixture();
  private final RoomKeeping rooms = fixture.keeping;
  private final RoomId room = fixture.room();

  private static void assertRefused(ThrowingCallable action, int status, String id) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.id()).isEqualTo(id);
            });
  }

  @Test
  void roomShouldLetInItsOwnerItsAdminsAndThoseOnItsList() {
    assertThat(rooms.admit(ALICE, room).runs()).isTrue();
    assertThat(rooms.admit(ADMIN, room).runs()).isTrue();
    assertThat(rooms.admit(BOB, room).runs()).isFalse();
  }

  @Test
  void roomShouldBeUnknownToOthersAndToAdminsOfAnotherDomain() {
    assertRefused(() -> rooms.admit(CAROL, room), 404, "room-unknown");
    assertRefused(() -> rooms.admit(STRANGER, room), 404, "room-unknown");
    assertRefused(() -> rooms.admit(ALICE, new RoomId("never-was")), 404, "room-unknown");
  }

  @Test
  void closedRoomShouldBeReadableByThoseWhoRunItAndUnknownToTheRest() {
    rooms.close(ALICE, room);

    assertThat(rooms.read(ADMIN, room).view().closedAt()).isEqualTo(fixture.time.instant());
    assertThat(rooms.read(ALICE, room).view().dialIn()).isNull();
    assertRefused(() -> rooms.admit(ALICE, room), 409, "room-closed");
    assertRefused(() -> rooms.find(BOB, room), 404, "room-unknown");
    assertRefused(
        () -> rooms.change(ALICE, room, null, new RoomChange("x", null, null)), 409, "room-closed");
  }

  @Test
  void membersShouldNotChangeTheRoom() {
    assertRefused(
        () -> rooms.change(BOB, room, null, new RoomChange("x", null, null)),
        403,
        "room-owner-only");
    assertRefused(() -> rooms.close(BOB, room), 403, "room-owner-only");
    assertRefused(() -> rooms.access(BOB, room), 403, "room-owner-only");
  }

  @Test
  void changeShouldKeepWhatItDoesNotName() {
    rooms.change(ALICE, room, null, new RoomChange(null, 7, null));
    RoomView changed = rooms.change(ALICE, room, null, new RoomChange("Retro", null, null)).view();

    assertThat(changed.name()).isEqualTo("Retro");
    assertThat(changed.participantLimit()).isEqualTo(7);
  }

  @Test
  void changeShouldBeRefusedWhenIfMatchNamesOtherVersions() {
    RoomChange change = new RoomChange("Retro", null, null);

    assertRefused(() -> rooms.change(ALICE, room, "\"7\", W/\"0\"", change), 412, "room-changed");
    assertThat(rooms.change(ALICE, room, "\"7\", \"0\"", change).view().name()).isEqualTo("Retro");
    assertThat(rooms.change(ALICE, room, "*", change).tag()).isEqualTo("0");
  }

  @Test
  void ownerShouldOpenAnotherRoomOnlyWhenOneIsClosed() {
    open(ALICE);
    open(ALICE);
    assertRefused(() -> open(ALICE), 409, "too-many-rooms");
    assertRefused(() -> open(caller("alice", "example", Role.ADMIN)), 409, "too-many-rooms");

    rooms.close(ALICE, room);
    open(ALICE);
    open(caller("alice", "elsewhere", Role.USER));
  }

  @Test
  void domainShouldNotTakeAllDialInNumbers() {
    open(BOB);
    open(BOB);
    open(CAROL);
    open(CAROL);

    assertRefused(() -> open(ADMIN), 409, "too-many-rooms");
    open(STRANGER);
  }

  private RoomId open(Caller owner) {
    return new RoomId(rooms.open(owner, new NewRoom("n", null, null, null)).id());
  }

  @Test
  void namesAndLimitsShouldBeRefusedOutsideOfTheirBounds() {
    for (String name : List.of("", " ", "a\nb", "x".repeat(201))) {
      assertRefused(
          () -> rooms.open(ALICE, new NewRoom(name, null, null, null)), 400, "text-invalid");
    }
    for (int limit : List.of(1, 0, -1, 1001)) {
      assertRefused(
          () -> rooms.open(ALICE, new NewRoom("n", limit, null, null)),
          400,
          "participant-limit-invalid");
    }
  }

  @Test
  void accessListShouldBeReplacedAndSortedWithoutDoubles() {
    Access now =
        rooms.admit(ALICE, room, null, new Access(List.of("carol", "dave", "carol"))).view();

    assertThat(now.users()).containsExactly("carol", "dave");
    assertThat(rooms.admit(CAROL, room).room()).isEqualTo(room);
    assertRefused(() -> rooms.admit(BOB, room), 404, "room-unknown");
  }

  @Test
  void accessListShouldBeRefusedWhenTooLongOrMalformed() {
    for (List<String> users : List.of(Collections.nCopies(501, "x"), List.of("a b"), List.of(""))) {
      assertRefused(() -> rooms.admit(ALICE, room, null, new Access(users)), 400, "access-invalid");
    }
  }

  @Test
  void listShouldShowOpenRoomsThatTheCallerMayEnter() {
    RoomId other = new RoomId(rooms.open(ALICE, new NewRoom("Other", null, null, null)).id());
    rooms.close(ALICE, new RoomId(rooms.open(ALICE, new NewRoom("Gone", null, null, null)).id()));
    Slice all = Slice.of(null, null);

    assertThat(rooms.list(BOB, all).items()).extracting(RoomView::id).containsExactly(room.value());
    assertThat(rooms.list(ADMIN, all).items())
        .extracting(RoomView::id)
        .containsExactlyInAnyOrder(room.value(), other.value());
    assertThat(rooms.list(STRANGER, all).items()).isEmpty();
  }
}
