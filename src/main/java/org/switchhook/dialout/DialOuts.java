package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallJournal;
import org.switchhook.call.CallOrder;
import org.switchhook.call.LiveQuota;
import org.switchhook.permission.Permission;
import org.switchhook.permission.Permissions;
import org.switchhook.rest.Answer;
import org.switchhook.rest.Attempt;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.Outcome;
import org.switchhook.room.LiveRooms;

/**
 * Calls somebody into a room. The call and its intent are stored in one transaction with the answer
 * to the request; only after it has committed does the INVITE leave.
 */
@Singleton
class DialOuts {
  private final Permissions permissions;
  private final Accepting accepting;
  private final Idempotency idempotency;
  private final LiveRooms liveRooms;
  private final LiveQuota quota;
  private final Placing placing;
  private final CallJournal journal;

  @Inject
  DialOuts(
      Permissions permissions,
      Accepting accepting,
      Idempotency idempotency,
      LiveRooms liveRooms,
      LiveQuota quota,
      Placing placing,
      CallJournal journal) {
    this.permissions = permissions;
    this.accepting = accepting;
    this.idempotency = idempotency;
    this.liveRooms = liveRooms;
    this.quota = quota;
    this.placing = placing;
    this.journal = journal;
  }

  /**
   * Answers as soon as the call is stored; what becomes of it is told by its status.
   *
   * @throws org.switchhook.platform.Problem 403 {@code permission-missing}, and whatever else
   *     refuses the call; nothing of it is stored then
   */
  Response dial(Attempt attempt, RoomId room, DialOutRequest wish) {
    AtomicReference<@Nullable CallOrder> stored = new AtomicReference<>();
    boolean known = false;
    boolean placed = false;
    try {
      Outcome<CallView> outcome =
          idempotency.once(attempt, () -> accept(attempt, room, wish, stored));
      known = true;
      CallOrder order = stored.get();
      if (order != null && outcome.fresh().isPresent()) {
        placing.place(order);
        placed = true;
      }
      return outcome.response();
    } finally {
      CallOrder order = stored.get();
      if (!placed && order != null) {
        liveRooms.forget(room, order.id());
        quota.free(order.id());
      }
      if (!known && order != null) { // a database that fails during the commit may have it
        journal.unplaced(order.id());
      }
    }
  }

  private Answer<CallView> accept(
      Attempt attempt,
      RoomId room,
      DialOutRequest wish,
      AtomicReference<@Nullable CallOrder> stored) {
    permissions.of(attempt.caller(), Permission.DIAL_OUT).require();
    Placement placement = accepting.accept(attempt.caller(), room, wish);
    stored.set(placement.order());
    quota.take(placement.order().id(), attempt.caller());
    return new Answer<>(201, "/api/v1/calls/" + placement.order().id(), placement.view());
  }
}
