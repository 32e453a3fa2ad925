package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;
import org.switchhook.room.RoomProblem;

/** The calls of a room, over REST. */
@Path("rooms/{room}/calls")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class CallsOfRoomResource {
  private final CallKeeping calls;
  private final CurrentCaller caller;

  @Inject
  public CallsOfRoomResource(CallKeeping calls, CurrentCaller caller) {
    this.calls = calls;
    this.caller = caller;
  }

  @GET
  public Page<CallView> list(
      @PathParam("room") String room,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    return calls.list(caller.get(), RoomProblem.id(room), Slice.of(cursor, limit));
  }
}
