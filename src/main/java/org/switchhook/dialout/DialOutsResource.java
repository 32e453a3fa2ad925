package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.switchhook.rest.CurrentAttempt;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;
import org.switchhook.room.RoomProblem;

/** Calls somebody into a room, over REST. */
@Path("rooms/{room}/dialouts")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class DialOutsResource {
  private final DialOuts dialOuts;
  private final CurrentAttempt attempt;

  @Inject
  public DialOutsResource(DialOuts dialOuts, CurrentAttempt attempt) {
    this.dialOuts = dialOuts;
    this.attempt = attempt;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response dial(@PathParam("room") String room, DialOutRequest wish) {
    return dialOuts.dial(attempt.get(), RoomProblem.id(room), wish);
  }
}
