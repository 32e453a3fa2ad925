package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.Call;
import org.switchhook.call.Calls;
import org.switchhook.platform.Problem;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Page;
import org.switchhook.rest.Slice;
import org.switchhook.room.Admission;
import org.switchhook.room.RoomKeeping;
import org.switchhook.security.Caller;

/** Reads calls for a caller: those of the rooms that he may see, and no others. */
@Singleton
@Transactional
public class CallKeeping {
  private final Calls calls;
  private final RoomKeeping rooms;

  @Inject
  public CallKeeping(Calls calls, RoomKeeping rooms) {
    this.calls = calls;
    this.rooms = rooms;
  }

  /**
   * One call with its live status.
   *
   * @throws Problem 404 {@code call-unknown}, the same for one that the caller may not see
   */
  public Call read(Caller caller, String id) {
    Call call = calls.find(id(id)).orElseThrow(CallKeeping::unknown);
    RoomId room = call.room();
    boolean seen = room == null ? commands(caller, call) : rooms.isSeenBy(caller, room);
    if (!seen) {
      throw unknown();
    }
    return call;
  }

  /** As {@link #read}, with as much of it as the caller may see. */
  public CallView show(Caller caller, String id) {
    Call call = read(caller, id);
    RoomId room = call.room();
    return room == null ? CallView.whole(call) : view(caller, rooms.find(caller, room), call);
  }

  /**
   * The calls of a room, newest first, ended ones too.
   *
   * @throws Problem 404 {@code room-unknown}
   */
  public Page<CallView> list(Caller caller, RoomId id, Slice slice) {
    Admission room = rooms.find(caller, id);
    @Nullable Cursor after = slice.after();
    List<Call> rows =
        after == null
            ? calls.of(room.room(), null, "", slice.fetch())
            : calls.of(room.room(), after.time(0), after.key(1), slice.fetch());
    return Page.of(
        rows,
        slice,
        call -> Cursor.at(call.acceptedAt(), call.id()),
        call -> view(caller, room, call));
  }

  /** A leg of a call between two parties: its maker and the admins of his domain. */
  private static boolean commands(Caller caller, Call leg) {
    boolean own = leg.createdBy().equals(caller.user().value());
    return leg.domain().equals(caller.domain().value()) && (own || caller.isAdmin());
  }

  private static CallView view(Caller caller, Admission room, Call call) {
    boolean whole = room.runs() || call.createdBy().equals(caller.user().value());
    return whole ? CallView.whole(call) : CallView.masked(call);
  }

  private static CallId id(String text) {
    try {
      return new CallId(text);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Problem unknown() {
    return new Problem(404, "call-unknown", null, "There is no such call for you");
  }
}
