package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallOrder;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.rest.Answer;
import org.switchhook.rest.Attempt;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.Outcome;
import org.switchhook.room.LiveRooms;
import org.switchhook.room.RoomKeeping;

/**
 * Calls somebody into a room. The call and its intent are stored in one transaction with the answer
 * to the request; only after it has committed does the INVITE leave.
 */
@Singleton
class DialOuts {
  private final Accepting accepting;
  private final Idempotency idempotency;
  private final RoomKeeping rooms;
  private final LiveRooms liveRooms;
  private final LiveCalls liveCalls;

  @Inject
  DialOuts(
      Accepting accepting,
      Idempotency idempotency,
      RoomKeeping rooms,
      LiveRooms liveRooms,
      LiveCalls liveCalls) {
    this.accepting = accepting;
    this.idempotency = idempotency;
    this.rooms = rooms;
    this.liveRooms = liveRooms;
    this.liveCalls = liveCalls;
  }

  /** Answers as soon as the call is stored; what becomes of it is told by its status. */
  Response dial(Attempt attempt, RoomId room, DialOutRequest wish) {
    AtomicReference<@Nullable CallOrder> stored = new AtomicReference<>();
    boolean placed = false;
    try {
      Outcome<CallView> outcome =
          idempotency.once(attempt, () -> accept(attempt, room, wish, stored));
      CallOrder order = stored.get();
      if (order != null && outcome.fresh().isPresent()) {
        liveCalls.place(order);
        placed = true;
        endIfClosed(order);
      }
      return outcome.response();
    } finally {
      CallOrder order = stored.get();
      if (!placed && order != null) {
        liveRooms.forget(room, order.id());
      }
    }
  }

  private Answer<CallView> accept(
      Attempt attempt,
      RoomId room,
      DialOutRequest wish,
      AtomicReference<@Nullable CallOrder> stored) {
    Placement placement = accepting.accept(attempt.caller(), room, wish);
    stored.set(placement.order());
    return new Answer<>(201, "/api/v1/calls/" + placement.order().id(), placement.view());
  }

  /**
   * The room may have been closed between the check and the placing. Whoever closes it hangs up the
   * stored calls after the closing is stored, so one of the two sees the other.
   */
  private void endIfClosed(CallOrder order) {
    if (rooms.isClosed(order.room())) {
      liveCalls.tell(order.id(), new Input.HangUp());
    }
  }
}
