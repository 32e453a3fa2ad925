package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchhook.room.RoomFixture.ADMIN;
import static org.switchhook.room.RoomFixture.ALICE;
import static org.switchhook.room.RoomFixture.BOB;
import static org.switchhook.room.RoomFixture.CAROL;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.Status;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;

/** Other names for those in a room. */
class ParticipantNamesTest {
  private static final CallId CALL = new CallId("c1");

  private final RoomFixture fixture = new RoomFixture();
  private final LiveRooms rooms = fixture.rooms;
  private final RoomId room = fixture.room();
  private final List<Participant> answers = new ArrayList<>();

  private void rename(Caller who, String session, String name) {
    rooms.rename(who, room, session, name, answers::add, fixture.refusals::add);
    fixture.run();
  }

  /** A phone in the room; its session id. */
  private String phoneOf(Caller maker) {
    rooms.expect(fixture.keeping.admit(maker, room), maker, CALL, "Taxi");
    fixture.report(room, CALL, Status.CONNECTED);
    return last().sessionId();
  }

  private Participant last() {
    List<Participant> present = fixture.look(room).participants();
    return present.get(present.size() - 1);
  }

  @Test
  void everybodyShouldBeToldTheParticipantAsHeIsNow() {
    String phone = phoneOf(BOB);

    rename(ALICE, phone, "Grandma");

    Map<String, Object> user =
        Map.of("type", "phone", "callid", "c1", "number", "+49302312…", "displayname", "Grandma");
    Participant grandma = new Participant(phone, "", user);
    assertThat(answers).containsExactly(grandma);
    assertThat(fixture.facts.fired()).last().isEqualTo(new RoomFact.Changed(room, grandma));
    assertThat(last()).isEqualTo(grandma);
  }

  @Test
  void thoseWhoCameFirstShouldStayFirst() {
    fixture.enter(ALICE, room, "s1");
    fixture.enter(BOB, room, "s2");

    rename(ALICE, "s1", "Chair");

    assertThat(fixture.look(room).participants())
        .extracting(who -> who.user().get("displayname"))
        .containsExactly("Chair", "bob");
  }

  @Test
  void sameNameShouldBeAnsweredAndToldToNobody() {
    fixture.enter(BOB, room, "s1");

    rename(BOB, "s1", "Bobby");
    rename(BOB, "s1", "Bobby");

    assertThat(answers).hasSize(2);
    assertThat(fixture.told()).containsExactly("joined bob", "changed to Bobby");
  }

  @Test
  void personShouldBeNamedByHimselfAndThoseWhoRunTheRoomOnly() {
    fixture.enter(ALICE, room, "s1");
    fixture.enter(BOB, room, "s2");

    rename(BOB, "s1", "Boss");
    rename(BOB, "s2", "One");
    rename(ALICE, "s2", "Two");
    rename(ADMIN, "s2", "Three");
    rename(CAROL, "s2", "Four");

    assertThat(fixture.refused()).containsExactly("room-owner-only", "room-unknown");
    assertThat(fixture.told()).endsWith("changed to One", "changed to Two", "changed to Three");
  }

  @Test
  void phoneShouldBeNamedByTheMakerOfItsCallAndThoseWhoRunTheRoomOnly() {
    fixture.changing.admit(ALICE, room, null, new Access(List.of("bob", "carol")));
    String phone = phoneOf(BOB);

    rename(CAROL, phone, "Mine");
    rename(BOB, phone, "One");
    rename(ADMIN, phone, "Two");

    assertThat(fixture.refused()).containsExactly("room-owner-only");
    assertThat(fixture.told()).endsWith("joined Taxi", "changed to One", "changed to Two");
  }

  @Test
  void phoneThatNobodyAnnouncedShouldBeNamedByThoseWhoRunTheRoom() {
    fixture.report(room, CALL, Status.CONNECTED);

    rename(BOB, last().sessionId(), "Mine");
    rename(ALICE, last().sessionId(), "Grandma");

    assertThat(fixture.refused()).containsExactly("room-owner-only");
    assertThat(fixture.told()).endsWith("changed to Grandma");
  }

  @Test
  void renamedPhoneShouldStillLeaveWhenItsCallEnds() {
    String phone = phoneOf(BOB);
    rename(BOB, phone, "Grandma");

    fixture.report(room, CALL, Status.CLEARED, CallEnd.BY_REMOTE);
    rename(BOB, phone, "Late");

    assertThat(fixture.told()).contains("left " + phone).doesNotContain("changed to Late");
    assertThat(fixture.look(room).participants()).isEmpty();
    assertThat(fixture.refused()).containsExactly("participant-unknown");
  }

  @Test
  void personShouldHaveHisOwnNameAgainWhenHeComesBack() {
    fixture.enter(BOB, room, "s1");
    rename(BOB, "s1", "Bobby");
    fixture.enter(BOB, room, "s1"); // he is inside, so this changes nothing
    assertThat(last().user()).containsEntry("displayname", "Bobby");

    rooms.leave(room, "s1");
    fixture.enter(BOB, room, "s1");

    assertThat(last().user()).containsEntry("displayname", "bob");
  }

  @Test
  void nobodyShouldBeNamedWhoIsNotThere() {
    fixture.watch(BOB, room, "s1");

    rename(ALICE, "s1", "Watcher");
    rename(ALICE, "s9", "Nobody");
    fixture.closing.close(ALICE, room);
    rename(ALICE, "s1", "Late");

    assertThat(fixture.refused())
        .containsExactly("participant-unknown", "participant-unknown", "room-closed");
    assertThat(answers).isEmpty();
  }

  @Test
  void nameShouldBeOneLineOfAtMost100Characters() {
    assertThat(new ParticipantChange("ü".repeat(100)).name()).hasSize(100);
    for (String wrong : new String[] {null, "", " ", "a\nb", "x".repeat(101)}) {
      assertThatThrownBy(new ParticipantChange(wrong)::name)
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> {
                assertThat(problem.id()).isEqualTo("text-invalid");
                assertThat(problem.field()).isEqualTo("displayName");
              });
    }
  }
}
