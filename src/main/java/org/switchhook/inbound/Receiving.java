package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingOrder;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.platform.Log;
import org.switchhook.room.DialledRoom;
import org.switchhook.room.RoomKeeping;

/**
 * Takes the call of a phone into the room that it dialled. The room may be closed meanwhile:
 * whoever closes it hangs up the stored calls after the closing is stored, and here the room is
 * asked again after the call is live, so one of the two sees the other.
 */
@Singleton
class Receiving {
  private static final System.Logger LOG = Log.of(Receiving.class);

  private final LiveCalls calls;
  private final Targets targets;
  private final Doorman doorman;
  private final Admitting admitting;
  private final RoomKeeping rooms;

  @Inject
  Receiving(
      LiveCalls calls, Targets targets, Doorman doorman, Admitting admitting, RoomKeeping rooms) {
    this.calls = calls;
    this.targets = targets;
    this.doorman = doorman;
    this.admitting = admitting;
    this.rooms = rooms;
  }

  /**
   * Returns when the answer is on its way. Waits for the database.
   *
   * @throws Refusal with the code to refuse with
   * @throws org.switchhook.platform.Problem when it cannot be taken: 409 for a full room, 503 when
   *     this node takes no more
   */
  void receive(IncomingCall call) {
    calls.requireRoom();
    Destination destination = Destination.of(call);
    DialledRoom room = targets.find(destination.dialled()).orElseThrow(() -> new Refusal(404));
    doorman.admit(call.trunk(), call.caller(), room, destination.pin());
    IncomingOrder order = admitting.admit(call, room);
    calls.answer(order);
    if (isClosed(order)) {
      calls.tell(order.id(), new Input.HangUp());
    }
  }

  /** A room of which nothing can be learnt counts as closed: no call may outlive its room. */
  private boolean isClosed(IncomingOrder order) {
    try {
      return rooms.isClosed(order.room());
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "call " + order.id() + " is ended: its room can not be read",
          e);
      return true;
    }
  }
}
