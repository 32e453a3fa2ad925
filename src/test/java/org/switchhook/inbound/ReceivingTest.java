package org.switchhook.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchhook.room.RoomFixture.ALICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallFact;
import org.switchhook.call.CallerLine;
import org.switchhook.call.Callers;
import org.switchhook.call.Calls;
import org.switchhook.call.Effect;
import org.switchhook.call.IncomingRequest;
import org.switchhook.call.Input;
import org.switchhook.call.JournalFixture;
import org.switchhook.dialling.NumbersFixture;
import org.switchhook.platform.Problem;
import org.switchhook.room.DialledRoom;
import org.switchhook.room.RoomFact;
import org.switchhook.room.RoomFixture;
import org.switchhook.room.StillOpen;
import org.switchhook.testkit.CountingIds;
import org.switchhook.trunk.Trunks;

/** From the INVITE to the place in the room, with rooms in memory for three. */
class ReceivingTest {
  private static final UserNumbers NO_USERS =
      new UserNumbers(NumbersFixture.german(), null, null) {
        @Override
        public Optional<DialledRoom> find(String dialled) {
          return Optional.empty();
        }
      };

  private final RoomFixture fixture = new RoomFixture();
  private final InboundSettings settings = InboundFixture.settings();
  private final CountingIds ids = new CountingIds();
  private final List<Object> unplaced = new ArrayList<>();
  private boolean storeFails;
  private Runnable whileStoring = () -> {};
  private final Calls stored =
      new Calls(null, null, null, null, null, null) {
        @Override
        public void accept(CallId id, IncomingRequest request) {
          if (storeFails) {
            throw new IllegalStateException("no database");
          }
          fixture.stored.add(id);
          whileStoring.run();
        }
      };
  private final Receiving receiving =
      new Receiving(
          fixture.calls,
          new Targets(fixture.keeping, NO_USERS),
          new Doorman(new PinThrottle(settings, fixture.time)),
          new Admitting(
              stored,
              fixture.rooms,
              new Callers(NumbersFixture.german()),
              ids,
              settings,
              JournalFixture.into(unplaced, fixture.time)),
          new StillOpen(fixture.calls, fixture.keeping, fixture.work, fixture.time),
          new Onward(new Trunks(List.of()), NO_USERS, new Callers(NumbersFixture.german()), null));

  private String dialIn(RoomId room) {
    return fixture.keeping.find(ALICE, room).dialIn();
  }

  private CallId call(String target, String pin) {
    int before = fixture.stored.size();
    receiving.receive(
        InboundFixture.call(target, pin, InboundFixture.BOB), new InboundFixture.Told());
    fixture.run();
    return fixture.stored.get(before);
  }

  private void tell(CallId call, Input input) {
    fixture.calls.tell(call, input);
    fixture.run();
  }

  private void assertRefused(int code, String target, String pin) {
    assertThatThrownBy(() -> call(target, pin))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private List<String> statuses() {
    return fixture.callFacts.fired().stream()
        .filter(CallFact.Changed.class::isInstance)
        .map(fact -> ((CallFact.Changed) fact).progress().status().word())
        .toList();
  }

  private List<String> told() {
    return fixture.facts.fired().stream().map(fact -> fact.getClass().getSimpleName()).toList();
  }

  @Test
  void phoneShouldBeAnsweredAndJoinWithItsAck() {
    RoomId room = fixture.room();
    CallId call = call(dialIn(room), null);
    assertThat(fixture.sent).singleElement().isInstanceOf(Effect.Respond.class);
    assertThat(told()).isEmpty();
    tell(call, new Input.AckReceived("tag-a", 1));

    assertThat(statuses()).containsExactly("connected");
    assertThat(told()).containsExactly("TransientSet", "Joined");
    RoomFact.Joined joined = (RoomFact.Joined) fixture.facts.fired().get(1);
    assertThat(joined.who().user())
        .containsEntry("displayname", "Bob")
        .containsEntry("number", "+49302312…");
  }

  @Test
  void phoneThatIsGoneBeforeItsAckShouldNeverBeSeen() {
    RoomId room = fixture.room();
    CallId call = call(dialIn(room), null);
    tell(call, new Input.Withdrawn());

    assertThat(statuses()).containsExactly("cleared");
    assertThat(told()).isEmpty();
  }

  @Test
  void roomShouldBeFoundByItsNumberAndItsIdOnlyWhileItIsOpen() {
    RoomId room = fixture.room();
    String number = dialIn(room);
    call(number, null);
    call(room.value(), null);
    fixture.closing.close(ALICE, room);

    assertRefused(404, number, null);
    assertRefused(404, room.value(), null);
    assertRefused(404, "", null);
    assertRefused(404, "no such room", null);
  }

  @Test
  void fullRoomShouldRefuseAndHaveRoomAgainWhenOneHasLeft() {
    RoomId room = fixture.room();
    String number = dialIn(room);
    CallId first = call(number, null);
    call(number, null);
    assertThatThrownBy(() -> call(number, null))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.id()).isEqualTo("mixer-needed"));
    tell(first, new Input.Withdrawn());

    call(number, null);
  }

  @Test
  void storeThatFailsShouldCostNoPlace() {
    RoomId room = fixture.room();
    storeFails = true;
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> call(dialIn(room), null)).hasMessage("no database");
      fixture.run();
    }
    storeFails = false;

    call(dialIn(room), null);
    assertThat(fixture.sent).hasSize(1);
    assertThat(unplaced).as("calls that the database may have after all").hasSize(5);
  }

  @Test
  void phoneShouldNotStayInARoomThatIsClosedWhileItCalls() {
    RoomId room = fixture.room();
    whileStoring = () -> fixture.closing.close(ALICE, room);
    CallId call = call(dialIn(room), null);
    tell(call, new Input.AckReceived("tag-a", 1));

    assertThat(fixture.sent).last().isInstanceOf(Effect.Bye.class);
    assertThat(statuses()).containsExactly("cleared");
  }

  @Test
  void roomWithAPinShouldLetInWhoKnowsIt() {
    String number = dialIn(fixture.room("2468"));
    assertRefused(403, number, null);
    assertRefused(403, number, "1111");
    assertRefused(403, number + "*1111", "2468");
    call(number, "2468");

    call(number + "*2468", null);
  }

  @Test
  void rightPinShouldNotHelpAfterTooManyWrongOnes() {
    String number = dialIn(fixture.room("2468"));
    for (int i = 0; i < 3; i++) {
      assertRefused(403, number, "111" + i);
    }
    assertRefused(480, number, "2468");
    CallerLine other = new CallerLine("+493023125043", "pbx.example", "");
    receiving.receive(InboundFixture.call(number, "2468", other), new InboundFixture.Told());

    assertThat(fixture.stored).hasSize(1);
  }

  @Test
  void callerShouldBeNamedByNumberWhenHisNameIsHisNumber() {
    RoomId room = fixture.room();
    CallerLine line = new CallerLine("+493023125042", "pbx.example", "030 23125042");
    receiving.receive(InboundFixture.call(dialIn(room), null, line), new InboundFixture.Told());
    fixture.run();
    tell(fixture.stored.get(0), new Input.AckReceived("tag-a", 1));

    RoomFact.Joined joined = (RoomFact.Joined) fixture.facts.fired().get(1);
    assertThat(joined.who().user()).containsEntry("displayname", "+49302312…");
    assertThat(fixture.facts.fired().toString()).doesNotContain("23125042");
  }
}
