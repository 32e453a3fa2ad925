package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Open;
import org.switchhook.rest.Right;

/** Health over REST; described in {@code openapi.yaml}. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class HealthResource {
  private static final int UNAVAILABLE = 503;

  private final Health health;

  @Inject
  public HealthResource(Health health) {
    this.health = health;
  }

  @GET
  @Open("Load balancers have no token; they learn whether to send requests here, and nothing else.")
  public Response look() {
    HealthDetails now = health.now();
    return Response.status(now.isGood() ? 200 : UNAVAILABLE).entity(now.bare()).build();
  }

  @GET
  @Path("dependencies")
  @Needs(Right.ADMINISTER)
  public HealthDetails dependencies() {
    return health.now();
  }
}
