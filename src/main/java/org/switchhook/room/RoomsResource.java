package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.Answer;
import org.switchhook.rest.CurrentAttempt;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/** Stored rooms over REST; described in {@code openapi.yaml}. */
@Path("rooms")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class RoomsResource {
  private final RoomKeeping rooms;
  private final RoomChanging changing;
  private final RoomClosing closing;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final CurrentAttempt attempt;

  @Inject
  public RoomsResource(
      RoomKeeping rooms,
      RoomChanging changing,
      RoomClosing closing,
      Idempotency idempotency,
      CurrentCaller caller,
      CurrentAttempt attempt) {
    this.rooms = rooms;
    this.changing = changing;
    this.closing = closing;
    this.idempotency = idempotency;
    this.caller = caller;
    this.attempt = attempt;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(NewRoom wanted) {
    Caller owner = caller.get();
    return idempotency.once(attempt.get(), () -> opened(rooms.open(owner, wanted))).response();
  }

  private static Answer<RoomView> opened(RoomView room) {
    return new Answer<>(201, "/api/v1/rooms/" + room.id(), room);
  }

  @GET
  public Page<RoomView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    return rooms.list(caller.get(), Slice.of(cursor, limit));
  }

  @GET
  @Path("{room}")
  public Response read(@PathParam("room") String room) {
    return answer(rooms.read(caller.get(), RoomProblem.id(room)));
  }

  @PATCH
  @Path("{room}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(
      @PathParam("room") String room,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      RoomChange change) {
    return answer(changing.change(caller.get(), RoomProblem.id(room), ifMatch, change));
  }

  @DELETE
  @Path("{room}")
  public void close(@PathParam("room") String room) {
    closing.close(caller.get(), RoomProblem.id(room));
  }

  @GET
  @Path("{room}/access")
  public Response access(@PathParam("room") String room) {
    return answer(rooms.access(caller.get(), RoomProblem.id(room)));
  }

  @PUT
  @Path("{room}/access")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response admit(
      @PathParam("room") String room,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      Access access) {
    return answer(changing.admit(caller.get(), RoomProblem.id(room), ifMatch, access));
  }

  private static Response answer(Tagged<?> tagged) {
    return Response.ok(tagged.view()).tag(tagged.tag()).build();
  }
}
