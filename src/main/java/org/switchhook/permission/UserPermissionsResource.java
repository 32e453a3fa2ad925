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

/** What is set for a user, over REST; described in {@code openapi.yaml}. */
@Path("permissions/users/{user}")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class UserPermissionsResource {
  private final PermissionKeeping keeping;
  private final Permissions permissions;
  private final CurrentCaller caller;

  @Inject
  public UserPermissionsResource(
      PermissionKeeping keeping, Permissions permissions, CurrentCaller caller) {
    this.keeping = keeping;
    this.permissions = permissions;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response set(@PathParam("user") String user, PermissionSet wanted) {
    return Response.status(201).entity(keeping.setUser(caller.get(), user, wanted)).build();
  }

  @GET
  public PermissionSet read(@PathParam("user") String user) {
    return keeping.ofUser(caller.get(), user);
  }

  @GET
  @Path("effective")
  public EffectiveView effective(@PathParam("user") String user) {
    return permissions.effective(caller.get(), user);
  }

  @DELETE
  public void clear(@PathParam("user") String user) {
    keeping.clearUser(caller.get(), user, Optional.empty());
  }

  @DELETE
  @Path("{name}")
  public void clear(@PathParam("user") String user, @PathParam("name") String name) {
    keeping.clearUser(caller.get(), user, Optional.of(name));
  }
}
