package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.switchhook.address.RoomId;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.IncomingOrder;
import org.switchhook.call.LiveCalls;
import org.switchhook.room.DialledRoom;
import org.switchhook.room.StillOpen;

/** Takes the call of a phone into the room that it dialled, or on to somebody else. */
@Singleton
class Receiving {
  private final LiveCalls calls;
  private final Targets targets;
  private final Doorman doorman;
  private final Admitting admitting;
  private final StillOpen still;
  private final Onward onward;

  @Inject
  Receiving(
      LiveCalls calls,
      Targets targets,
      Doorman doorman,
      Admitting admitting,
      StillOpen still,
      Onward onward) {
    this.onward = onward;
    this.calls = calls;
    this.targets = targets;
    this.doorman = doorman;
    this.admitting = admitting;
    this.still = still;
  }

  /**
   * Returns when the answer is on its way, or in other hands. Waits for the database.
   *
   * @throws Refusal with the code to refuse with
   * @throws org.switchhook.platform.Problem when it cannot be taken: 409 for a full room, 503 when
   *     this node takes no more
   */
  void receive(IncomingCall call, IncomingCallHandler.Reply reply) {
    calls.requireRoom();
    Destination destination = Destination.of(call);
    String dialled = destination.dialled();
    Optional<DialledRoom> room = targets.find(dialled);
    if (room.isPresent() || !onward.pass(call, reply)) {
      enter(call, destination, room.orElseGet(() -> targets.other(dialled)));
    }
  }

  private void enter(IncomingCall call, Destination destination, DialledRoom room) {
    doorman.admit(call.trunk(), call.caller(), room, destination.pin());
    IncomingOrder order = admitting.admit(call, room);
    answer(order, room.room());
    still.require(order.id(), room.room());
  }

  private void answer(IncomingOrder order, RoomId room) {
    boolean answered = false;
    try {
      calls.answer(order);
      answered = true;
    } finally {
      if (!answered) {
        admitting.forget(room, order.id());
      }
    }
  }
}
