package org.switchhook.dialout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.room.RoomFixture.ALICE;
import static org.switchhook.room.RoomFixture.order;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallFact;
import org.switchhook.call.Input;
import org.switchhook.room.RoomFixture;

class PlacingTest {
  private static final CallId CALL = new CallId("c1");

  private final RoomFixture fixture = new RoomFixture();
  private final RoomId room = fixture.room();
  private final Placing placing = new Placing(fixture.calls, fixture.keeping);

  private List<String> statuses() {
    return fixture.callFacts.fired().stream()
        .filter(CallFact.Changed.class::isInstance)
        .map(fact -> ((CallFact.Changed) fact).progress().status().word())
        .toList();
  }

  /** Even a phone that answers at once is hung up. */
  private void answer() {
    fixture.run();
    fixture.calls.tell(CALL, new Input.Answered("t", "sip:phone@127.0.0.1", List.of()));
    fixture.run();
  }

  @Test
  void callShouldLiveWhenItsRoomIsOpen() {
    fixture.stored.add(CALL);
    placing.place(order(room, "c1"));
    answer();

    assertThat(statuses()).containsExactly("accepted", "connected");
  }

  @Test
  void callShouldNotSurviveARoomClosedBeforeItWasStored() {
    fixture.closing.close(ALICE, room);
    fixture.stored.add(CALL);
    placing.place(order(room, "c1"));
    answer();

    assertThat(statuses()).containsExactly("accepted", "cleared");
  }

  @Test
  void callShouldNotSurviveARoomClosedBetweenStoringAndPlacing() {
    fixture.stored.add(CALL);
    fixture.closing.close(ALICE, room);
    placing.place(order(room, "c1"));
    answer();

    assertThat(statuses()).containsExactly("accepted", "cleared");
  }

  @Test
  void callShouldNotSurviveARoomClosedAfterItWasPlaced() {
    fixture.stored.add(CALL);
    placing.place(order(room, "c1"));
    fixture.closing.close(ALICE, room);
    answer();

    assertThat(statuses()).containsExactly("accepted", "cleared");
  }
}
