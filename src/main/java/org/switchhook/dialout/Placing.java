package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.switchhook.call.CallOrder;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;
import org.switchhook.room.RoomKeeping;

/**
 * Places a stored call. The room may have been closed since it was asked: whoever closes it hangs
 * up the stored calls after the closing is stored, and here the room is asked again after the call
 * is live, so one of the two sees the other.
 */
@Singleton
class Placing {
  private static final System.Logger LOG = Log.of(Placing.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LiveCalls calls;
  private final RoomKeeping rooms;
  private final Work work;
  private final Timers timers;

  @Inject
  Placing(LiveCalls calls, RoomKeeping rooms, Work work, Timers timers) {
    this.calls = calls;
    this.rooms = rooms;
    this.work = work;
    this.timers = timers;
  }

  /** Returns when the call is on its way. Outside of the transaction that stored it. */
  void place(CallOrder order) {
    calls.place(order);
    requireOpenRoom(order);
  }

  /**
   * While the room cannot be read it is asked again: no call may outlive its room, and none ends
   * because the database has a rest.
   */
  private void requireOpenRoom(CallOrder order) {
    try {
      if (rooms.isClosed(order.room())) {
        calls.tell(order.id(), new Input.HangUp());
      }
    } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
      LOG.log(Level.WARNING, "The room of a new call cannot be read; it is tried again", e);
      timers.after(PAUSE, () -> work.execute(() -> again(order)));
    }
  }

  private void again(CallOrder order) {
    if (calls.isLive(order.id())) {
      requireOpenRoom(order);
    }
  }
}
