package org.switchhook.dialout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchhook.room.RoomFixture.ALICE;
import static org.switchhook.room.RoomFixture.order;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallFact;
import org.switchhook.call.Input;
import org.switchhook.room.RoomFixture;
import org.switchhook.room.RoomKeeping;
import org.switchhook.room.StillOpen;

class PlacingTest {
  private static final CallId CALL = new CallId("c1");

  private final RoomFixture fixture = new RoomFixture();
  private final RoomId room = fixture.room();
  private final Placing placing = placing(fixture.keeping);

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

  /** A store that answers only after it was asked so many times. */
  private RoomKeeping silent(int times, boolean closed) {
    return new RoomKeeping(null, null, null, null, null) {
      private int asked;

      @Override
      public boolean isClosed(RoomId id) {
        asked++;
        if (asked <= times) {
          throw new IllegalStateException("no database");
        }
        return closed;
      }
    };
  }

  private Placing placing(RoomKeeping keeping) {
    StillOpen still = new StillOpen(fixture.calls, keeping, fixture.work, fixture.time);
    return new Placing(fixture.calls, still);
  }

  private void place(RoomKeeping keeping) {
    placing(keeping).place(order(room, "c1"));
    answer();
    for (int second = 0; second < 2; second++) {
      fixture.time.advance(Duration.ofSeconds(1));
      fixture.run();
    }
  }

  @Test
  void callShouldLiveWhileItsRoomCannotBeRead() {
    place(silent(2, false));

    assertThat(statuses()).containsExactly("accepted", "connected");
  }

  @Test
  void callShouldEndWhenItsRoomIsFoundClosedLater() {
    place(silent(2, true));

    assertThat(statuses()).containsExactly("accepted", "connected", "cleared");
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
