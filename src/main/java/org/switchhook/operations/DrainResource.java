package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.System.Logger.Level;
import org.switchhook.call.LiveCalls;
import org.switchhook.platform.Log;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;

/** Lets this server run empty before it is stopped. Of this process only: a start takes calls. */
@Path("operations/drain")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class DrainResource {
  private static final System.Logger LOG = Log.of(DrainResource.class);

  private final LiveCalls live;
  private final Operators operators;
  private final CurrentCaller caller;

  @Inject
  public DrainResource(LiveCalls live, Operators operators, CurrentCaller caller) {
    this.live = live;
    this.operators = operators;
    this.caller = caller;
  }

  @GET
  public DrainView look() {
    operators.require(caller.get());
    return DrainView.of(live);
  }

  @POST
  public DrainView begin() {
    operators.require(caller.get());
    live.drain();
    LOG.log(Level.INFO, "No new calls are taken until an admin says otherwise");
    return DrainView.of(live);
  }

  @DELETE
  public void end() {
    operators.require(caller.get());
    live.endDrain();
    LOG.log(Level.INFO, "New calls are taken again");
  }
}
