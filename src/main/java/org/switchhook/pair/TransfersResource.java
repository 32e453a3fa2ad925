package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.switchhook.rest.CurrentAttempt;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.LateAnswers;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;

/** Transfers of calls between two parties, over REST. */
@Path("calls/{pair}/transfers")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class TransfersResource {
  private final Transfers transfers;
  private final CurrentAttempt attempt;
  private final CurrentCaller caller;
  private final LateAnswers answers;

  @Inject
  public TransfersResource(
      Transfers transfers, CurrentAttempt attempt, CurrentCaller caller, LateAnswers answers) {
    this.transfers = transfers;
    this.attempt = attempt;
    this.caller = caller;
    this.answers = answers;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@PathParam("pair") String call, NewTransfer wish) {
    return transfers.create(attempt.get(), call, wish);
  }

  @GET
  public Page<TransferView> list(@PathParam("pair") String call) {
    return transfers.list(caller.get(), call);
  }

  @GET
  @Path("{transfer}")
  public TransferView read(@PathParam("pair") String call, @PathParam("transfer") String id) {
    return transfers.show(caller.get(), call, id);
  }

  @POST
  @Path("{transfer}/swap")
  public void swap(
      @PathParam("pair") String call,
      @PathParam("transfer") String id,
      @Suspended AsyncResponse response) {
    transfers.swap(caller.get(), call, id, answers.to(response));
  }

  @POST
  @Path("{transfer}/complete")
  public void complete(
      @PathParam("pair") String call,
      @PathParam("transfer") String id,
      @Suspended AsyncResponse response) {
    transfers.complete(caller.get(), call, id, answers.to(response));
  }

  @DELETE
  @Path("{transfer}")
  public void cancel(
      @PathParam("pair") String call,
      @PathParam("transfer") String id,
      @Suspended AsyncResponse response) {
    transfers.cancel(caller.get(), call, id, answers.to(response));
  }
}
