package org.switchhook.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;

/** What is set for a domain, over REST; described in {@code openapi.yaml}. */
@Path("permissions/domains/{domain}")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class DomainPermissionsResource {
  private final PermissionKeeping keeping;
  private final CurrentCaller caller;

  @Inject
  public DomainPermissionsResource(PermissionKeeping keeping, CurrentCaller caller) {
    this.keeping = keeping;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response set(@PathParam("domain") String domain, PermissionSet wanted) {
    return Response.status(201).entity(keeping.setDomain(caller.get(), domain, wanted)).build();
  }

  @GET
  public PermissionSet read(@PathParam("domain") String domain) {
    return keeping.ofDomain(caller.get(), domain);
  }

  @DELETE
  public void clear(@PathParam("domain") String domain) {
    keeping.clearDomain(caller.get(), domain, Optional.empty());
  }

  @DELETE
  @Path("{name}")
  public void clear(@PathParam("domain") String domain, @PathParam("name") String name) {
    keeping.clearDomain(caller.get(), domain, Optional.of(name));
  }
}
