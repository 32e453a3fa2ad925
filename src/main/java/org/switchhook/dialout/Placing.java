package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import org.switchhook.call.CallOrder;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.platform.Log;
import org.switchhook.room.RoomKeeping;

/**
 * Places a stored call. The room may have been closed since it was asked: whoever closes it hangs
 * up the stored calls after the closing is stored, and here the room is asked again after the call
 * is live, so one of the two sees the other.
 */
@Singleton
class Placing {
  private static final System.Logger LOG = Log.of(Placing.class);

  private final LiveCalls calls;
  private final RoomKeeping rooms;

  @Inject
  Placing(LiveCalls calls, RoomKeeping rooms) {
    this.calls = calls;
    this.rooms = rooms;
  }

  /** Returns when the call is on its way. Outside of the transaction that stored it. */
  void place(CallOrder order) {
    calls.place(order);
    if (isClosed(order)) {
      calls.tell(order.id(), new Input.HangUp());
    }
  }

  /** A room of which nothing can be learnt counts as closed: no call may outlive its room. */
  private boolean isClosed(CallOrder order) {
    try {
      return rooms.isClosed(order.room());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "call " + order.id() + " is ended: its room can not be read", e);
      return true;
    }
  }
}
