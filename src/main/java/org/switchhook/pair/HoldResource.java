package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.switchhook.rest.LateAnswers;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;

/** Holds a call between two parties, over REST. */
@Path("calls/{call}/hold")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class HoldResource {
  private final Holds holds;
  private final LateAnswers answers;

  @Inject
  public HoldResource(Holds holds, LateAnswers answers) {
    this.holds = holds;
    this.answers = answers;
  }

  /** Answers when every phone has agreed, or one has not. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void hold(
      @PathParam("call") String id, LegChoice choice, @Suspended AsyncResponse response) {
    holds.change(true, id, choice, answers.to(response));
  }
}
