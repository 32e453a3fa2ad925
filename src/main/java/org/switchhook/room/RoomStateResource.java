package org.switchhook.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.LateAnswer;
import org.switchhook.rest.LateAnswers;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;

/** What somebody who enters a room now would be told first. */
@Path("rooms/{room}/state")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class RoomStateResource {
  private final LiveRooms rooms;
  private final LateAnswers answers;
  private final CurrentCaller caller;

  @Inject
  public RoomStateResource(LiveRooms rooms, LateAnswers answers, CurrentCaller caller) {
    this.rooms = rooms;
    this.answers = answers;
    this.caller = caller;
  }

  /** {@code RoomState} in {@code openapi.yaml}. */
  record State(
      List<ParticipantView> participants,
      @JsonProperty("transient") Map<String, Map<String, Object>> entries) {}

  @GET
  public void read(@PathParam("room") String room, @Suspended AsyncResponse response) {
    LateAnswer answer = answers.to(response);
    rooms.look(
        caller.get(),
        RoomProblem.id(room),
        seen -> answer.give(Response.ok(state(seen)).build()),
        answer::give);
  }

  private static State state(RoomSnapshot seen) {
    return new State(ParticipantView.list(seen).items(), seen.entries());
  }
}
