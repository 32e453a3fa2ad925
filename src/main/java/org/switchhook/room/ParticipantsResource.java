package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Ids;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.LateAnswer;
import org.switchhook.rest.LateAnswers;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;

/** Who is in a room, over REST. Answers come from the room's turn. */
@Path("rooms/{room}/participants")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class ParticipantsResource {
  private final LiveRooms rooms;
  private final LateAnswers answers;
  private final CurrentCaller caller;
  private final Ids ids;

  @Inject
  public ParticipantsResource(LiveRooms rooms, LateAnswers answers, CurrentCaller caller, Ids ids) {
    this.rooms = rooms;
    this.answers = answers;
    this.caller = caller;
    this.ids = ids;
  }

  @GET
  public void list(@PathParam("room") String room, @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    rooms.look(
        caller.get(),
        RoomProblem.id(room),
        seen -> answer.give(Response.ok(ParticipantView.list(seen)).build()),
        answer::give);
  }

  /** A presence made here has no socket: it stays until it is deleted or the room is closed. */
  @POST
  public void join(@PathParam("room") String room, @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    RoomId id = RoomProblem.id(room);
    String session = ids.next();
    rooms.enter(
        new RoomEntry(caller.get(), id, session, false),
        seen -> answer.give(joined(seen, session)),
        answer::give);
  }

  private static Response joined(RoomSnapshot seen, String session) {
    String location = "/api/v1/rooms/" + seen.room() + "/participants/" + session;
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, location)
        .entity(ParticipantView.of(seen, session))
        .build();
  }

  @PATCH
  @Path("{sessionid}")
  @Consumes(MediaType.APPLICATION_JSON)
  public void change(
      @PathParam("room") String room,
      @PathParam("sessionid") String session,
      ParticipantChange change,
      @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    rooms.rename(
        caller.get(),
        RoomProblem.id(room),
        session,
        change.name(),
        who -> answer.give(Response.ok(ParticipantView.of(who)).build()),
        answer::give);
  }

  /** Answers when the phone, and the one that it hears, have agreed or refused. */
  @PUT
  @Path("{sessionid}/mute")
  @Consumes(MediaType.APPLICATION_JSON)
  public void mute(
      @PathParam("room") String room,
      @PathParam("sessionid") String session,
      MuteRequest request,
      @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    rooms.mute(
        caller.get(),
        RoomProblem.id(room),
        session,
        request.checked(),
        () -> answer.give(Response.noContent().build()),
        answer::give);
  }

  @DELETE
  @Path("{sessionid}")
  public void remove(
      @PathParam("room") String room,
      @PathParam("sessionid") String session,
      @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    rooms.remove(
        caller.get(),
        RoomProblem.id(room),
        session,
        () -> answer.give(Response.noContent().build()),
        answer::give);
  }
}
