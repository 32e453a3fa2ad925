package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallOrder;
import org.switchhook.call.LiveCalls;
import org.switchhook.room.StillOpen;

/** Places a stored call. */
@Singleton
class Placing {
  private final LiveCalls calls;
  private final StillOpen room;

  @Inject
  Placing(LiveCalls calls, StillOpen room) {
    this.calls = calls;
    this.room = room;
  }

  /** Returns when the call is on its way. Outside of the transaction that stored it. */
  void place(CallOrder order) {
    calls.place(order);
    RoomId into = order.room();
    if (into != null) {
      room.require(order.id(), into);
    }
  }
}
