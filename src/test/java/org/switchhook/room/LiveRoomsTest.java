package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchhook.room.RoomFixture.ADMIN;
import static org.switchhook.room.RoomFixture.ALICE;
import static org.switchhook.room.RoomFixture.BOB;
import static org.switchhook.room.RoomFixture.CAROL;
import static org.switchhook.room.RoomFixture.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.Effect;
import org.switchhook.call.Fault;
import org.switchhook.call.Input;
import org.switchhook.call.Status;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;
import org.switchhook.testkit.CountingIds;

class LiveRoomsTest {
  private static final CallId CALL = new CallId("c1");
  private static final String KEY = "callstatus_c1";

  private final RoomFixture fixture = new RoomFixture();
  private final LiveRooms rooms = fixture.rooms;
  private final RoomId room = fixture.room();

  @Test
  void personShouldBeSeenToJoinAndLeave() {
    fixture.enter(ALICE, room, "s1");
    fixture.enter(BOB, room, "s2");
    rooms.leave(room, "s1");
    fixture.run();

    assertThat(fixture.told()).containsExactly("joined alice", "joined bob", "left s1");
    assertThat(fixture.look(room).participants())
        .extracting(Participant::sessionId)
        .containsExactly("s2");
  }

  @Test
  void enteringTwiceShouldChangeNothing() {
    fixture.enter(ALICE, room, "s1");
    fixture.enter(ALICE, room, "s1");

    assertThat(fixture.told()).containsExactly("joined alice");
  }

  @Test
  void snapshotShouldBeTakenInTheTurnAndHoldTheNewPerson() {
    List<RoomSnapshot> seen = new ArrayList<>();
    List<Integer> factsBefore = new ArrayList<>();
    rooms.enter(
        new RoomEntry(ALICE, room, "s1", false),
        snapshot -> {
          seen.add(snapshot);
          factsBefore.add(fixture.facts.fired().size());
        },
        fixture.refusals::add);
    rooms.enter(new RoomEntry(BOB, room, "s2", false), snapshot -> {}, fixture.refusals::add);
    fixture.run();

    assertThat(seen.get(0).participants()).extracting(Participant::userId).containsExactly("alice");
    assertThat(factsBefore).containsExactly(1); // Bob's joining comes after
    assertThat(seen.get(0).name()).isEqualTo("Standup");
    assertThat(seen.get(0).dialIn()).hasSize(8);
  }

  @Test
  void leavingRightAfterEnteringShouldLeaveNobodyBehind() {
    rooms.enter(new RoomEntry(ALICE, room, "s1", false), seen -> {}, fixture.refusals::add);
    rooms.leave(room, "s1");
    fixture.run();

    assertThat(fixture.told()).containsExactly("joined alice", "left s1");
    assertThat(rooms.size()).isZero();
  }

  @Test
  void callShouldBeShownFromAcceptedToItsRemoval() {
    fixture.enter(ALICE, room, "s1");
    rooms.expect(fixture.keeping.admit(ALICE, room), ALICE, CALL, "Taxi");
    fixture.report(room, CALL, Status.ACCEPTED);
    fixture.report(room, CALL, Status.RINGING);
    fixture.report(room, CALL, Status.RINGING);
    fixture.report(room, CALL, Status.CONNECTED);
    String phone = fixture.look(room).participants().get(1).sessionId();
    fixture.report(room, CALL, Status.CLEARED, CallEnd.BY_REMOTE);
    fixture.time.advance(Duration.ofMillis(4999));
    fixture.run();
    assertThat(fixture.look(room).entries()).containsKey(KEY);
    fixture.time.advance(Duration.ofMillis(1));
    fixture.run();

    assertThat(fixture.told())
        .containsExactly(
            "joined alice",
            "set callstatus_c1 - > accepted",
            "set callstatus_c1 accepted > ringing",
            "set callstatus_c1 ringing > connected",
            "joined Taxi",
            "left " + phone,
            "set callstatus_c1 connected > cleared",
            "removed callstatus_c1 cleared");
    assertThat(fixture.look(room).entries()).isEmpty();
  }

  @Test
  void entriesShouldHaveTheShapesOfTheContract() {
    fixture.report(room, CALL, Status.ACCEPTED);
    assertThat(fixture.look(room).entries())
        .containsExactly(Map.entry(KEY, Map.of("callid", "c1", "status", "accepted")));

    fixture.report(
        room, CALL, Status.REJECTED, new CallEnd("EndedByBusy", 486, "Busy Here", Fault.CALLEE));
    assertThat(fixture.look(room).entries().get(KEY))
        .isEqualTo(
            Map.of(
                "callid", "c1",
                "status", "rejected",
                "cause", "EndedByBusy",
                "code", 486,
                "message", "Busy Here"));
  }

  @Test
  void emptyPartsOfAnEndShouldBeLeftOut() {
    fixture.report(room, CALL, Status.ACCEPTED);
    fixture.report(room, CALL, Status.CLEARED, CallEnd.BY_REMOTE);

    assertThat(fixture.look(room).entries().get(KEY))
        .isEqualTo(Map.of("callid", "c1", "status", "cleared", "cause", "EndedByRemote"));
  }

  @Test
  void answeredPhoneShouldBeAParticipantWithMaskedNumber() {
    fixture.report(room, CALL, Status.CONNECTED);

    assertThat(fixture.look(room).participants())
        .singleElement()
        .satisfies(
            phone -> {
              assertThat(phone.userId()).isEmpty();
              assertThat(phone.isPhone()).isTrue();
              assertThat(phone.user())
                  .containsEntry("callid", "c1")
                  .containsEntry("number", "+49302312…")
                  .containsEntry("displayname", "+49302312…");
            });
  }

  @Test
  void statusAfterTheEndShouldBeIgnored() {
    fixture.report(room, CALL, Status.REJECTED, CallEnd.NO_ANSWER);
    fixture.report(room, CALL, Status.CONNECTED);

    assertThat(fixture.told()).containsExactly("set callstatus_c1 - > rejected");
  }

  @Test
  void roomShouldBeDroppedFromMemoryWhenEmptyAndItsCallsAreForgotten() {
    fixture.enter(ALICE, room, "s1");
    fixture.report(room, CALL, Status.ACCEPTED);
    rooms.leave(room, "s1");
    fixture.run();
    assertThat(rooms.size()).isEqualTo(1);

    fixture.report(room, CALL, Status.REJECTED, CallEnd.NO_ANSWER);
    fixture.time.advance(Duration.ofSeconds(5));
    fixture.run();

    assertThat(rooms.size()).isZero();
  }

  @Test
  void hangUpShouldReachAPhoneByItsCallWhileItRings() {
    fixture.calls.place(order(room, "c1"));
    fixture.run();
    fixture.calls.tell(CALL, new Input.Provisional(180));
    fixture.run();

    rooms.control(
        BOB, room, new PhoneRef.ByCall(CALL), new Control.HangUp(), fixture.refusals::add);
    fixture.run();

    assertThat(fixture.sent).last().isInstanceOf(Effect.Cancel.class);
    assertThat(fixture.refused()).isEmpty();
  }

  @Test
  void digitShouldBeRefusedBeforeTheAnswerAndForUnknownPhones() {
    fixture.calls.place(order(room, "c1"));
    fixture.run();

    Control digit = new Control.Digit('5');
    rooms.control(ALICE, room, new PhoneRef.ByCall(CALL), digit, fixture.refusals::add);
    rooms.control(ALICE, room, new PhoneRef.BySession("s9"), digit, fixture.refusals::add);
    rooms.control(CAROL, room, new PhoneRef.ByCall(CALL), digit, fixture.refusals::add);
    fixture.run();

    assertThat(fixture.refused())
        .containsExactlyInAnyOrder("call-not-answered", "phone-unknown", "room-unknown");
  }

  @Test
  void digitsShouldBeSentInTheOrderInWhichTheyWereAsked() {
    fixture.calls.place(order(room, "c1"));
    fixture.run();
    fixture.calls.tell(CALL, new Input.Answered("t", "sip:phone@127.0.0.1", List.of()));
    fixture.run();
    String phone = fixture.look(room).participants().get(0).sessionId();

    for (char digit : "12".toCharArray()) {
      rooms.control(
          ALICE,
          room,
          new PhoneRef.BySession(phone),
          new Control.Digit(digit),
          fixture.refusals::add);
    }
    fixture.run();
    Effect.Info first = (Effect.Info) fixture.sent.get(fixture.sent.size() - 1);
    fixture.calls.tell(
        CALL, new Input.RequestDone(Input.Method.INFO, "t", first.dialog().localCseq(), 200, "OK"));
    fixture.run();

    assertThat(fixture.sent)
        .filteredOn(Effect.Info.class::isInstance)
        .extracting(effect -> ((Effect.Info) effect).digit())
        .containsExactly('1', '2');
  }

  @Test
  void onlyThePersonHimselfAndThoseWhoRunTheRoomShouldTakeHimOut() {
    fixture.enter(ALICE, room, "s1");
    fixture.enter(BOB, room, "s2");

    rooms.remove(BOB, room, "s1", () -> {}, fixture.refusals::add);
    rooms.remove(BOB, room, "s9", () -> {}, fixture.refusals::add);
    rooms.remove(ADMIN, room, "s2", () -> {}, fixture.refusals::add);
    rooms.remove(ALICE, room, "s1", () -> {}, fixture.refusals::add);
    fixture.run();

    assertThat(fixture.refused()).containsExactly("room-owner-only", "participant-unknown");
    assertThat(fixture.told()).endsWith("left s2", "left s1");
  }

  @Test
  void digitsAndRefusalsOfAPhoneShouldBeToldToItsRoom() {
    rooms.on(new CallFact.DigitHeard(CALL, room, '7', fixture.time.instant()));
    rooms.on(new CallFact.DigitRefused(CALL, room, 415, "No", fixture.time.instant()));
    fixture.run();

    assertThat(fixture.facts.fired())
        .containsExactly(
            new RoomFact.DigitHeard(room, "c1", '7'),
            new RoomFact.DigitRefused(room, "c1", 415, "No"));
  }

  @Test
  void closingShouldHangUpLetEverybodyLeaveAndThenSaySo() {
    fixture.enter(ALICE, room, "s1");
    fixture.stored.add(CALL);
    fixture.calls.place(order(room, "c1"));
    fixture.run();
    fixture.calls.tell(CALL, new Input.Answered("t", "sip:phone@127.0.0.1", List.of()));
    fixture.run();
    String phone = fixture.look(room).participants().get(1).sessionId();

    fixture.closing.close(ALICE, room);
    fixture.run();

    assertThat(fixture.told()).endsWith("Closed").doesNotContain("left " + phone);
    assertThat(fixture.sent).last().isInstanceOf(Effect.Bye.class);
  }

  @Test
  void nobodyShouldEnterARoomThatIsClosedBetweenTheCheckAndTheTurn() {
    Admission checked = fixture.keeping.admit(ALICE, room);
    LiveRoom live =
        new LiveRoom(
            room,
            fixture.facts::fire,
            () -> "s",
            fixture.work,
            fixture.work,
            new Presences(RoomFixture.QUOTAS));
    live.close();

    assertThatThrownBy(() -> live.enter(new RoomEntry(ALICE, room, "s1", false), checked))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("room-closed"));
    assertThat(fixture.told()).containsExactly("Closed");
  }

  @Test
  void askerShouldGetAnAnswerWhenTheRoomFails() {
    rooms.look(
        ALICE,
        room,
        seen -> {
          throw new IllegalStateException("broken");
        },
        fixture.refusals::add);
    fixture.run();

    assertThat(fixture.refused()).containsExactly("internal");
    assertThat(rooms.size()).isZero();
  }

  @Test
  void askerShouldGetAnAnswerWhenTheStoreFailsInAnUndeclaredWay() {
    RoomSettings settings =
        new RoomSettings(3, 1000, 500, Duration.ofSeconds(5), RoomFixture.QUOTAS);
    CountingIds ids = new CountingIds();
    RoomKeeping failing =
        new RoomKeeping(new MemoryRooms(), new DialInNumbers(ids), ids, fixture.time, settings) {
          @Override
          public Admission admit(Caller caller, RoomId id) {
            throw LiveRoomsTest.<RuntimeException>sneaky(new Exception("rolled back"));
          }
        };
    RoomMaker maker = new RoomMaker(fixture.work, fixture.work, ids, settings);
    LiveRooms broken =
        new LiveRooms(
            failing, fixture.calls, fixture.facts, maker, fixture.time, settings, fixture.bridge);

    broken.look(ALICE, room, seen -> {}, fixture.refusals::add);
    fixture.run();

    assertThat(fixture.refused()).containsExactly("store-unavailable");
    assertThat(broken.size()).isZero();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
