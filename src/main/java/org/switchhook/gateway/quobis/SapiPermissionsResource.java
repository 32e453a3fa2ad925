package org.switchhook.gateway.quobis;

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
import org.switchhook.permission.PermissionKeeping;
import org.switchhook.permission.PermissionSet;
import org.switchhook.permission.Permissions;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;

/** Permissions as the service interface (SAPI) of Quobis WAC has them; docs/gateways/quobis.md. */
@Path("permissions")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class SapiPermissionsResource {
  private final Permissions permissions;
  private final PermissionKeeping keeping;
  private final CurrentCaller caller;

  @Inject
  public SapiPermissionsResource(
      Permissions permissions, PermissionKeeping keeping, CurrentCaller caller) {
    this.permissions = permissions;
    this.keeping = keeping;
    this.caller = caller;
  }

  @GET
  @Needs(Right.USE)
  public PermissionSet effective() {
    return permissions.effective(caller.get()).plain();
  }

  @POST
  @Path("user/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setUser(@PathParam("id") String id, PermissionSet wanted) {
    return created(keeping.setUser(caller.get(), id, wanted));
  }

  @GET
  @Path("user/{id}")
  public PermissionSet ofUser(@PathParam("id") String id) {
    return keeping.ofUser(caller.get(), id);
  }

  @DELETE
  @Path("user/{id}/{name}")
  public void clearUser(@PathParam("id") String id, @PathParam("name") String name) {
    keeping.clearUser(caller.get(), id, Optional.of(name));
  }

  @POST
  @Path("domain/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setDomain(@PathParam("id") String id, PermissionSet wanted) {
    return created(keeping.setDomain(caller.get(), id, wanted));
  }

  @GET
  @Path("domain/{id}")
  public PermissionSet ofDomain(@PathParam("id") String id) {
    return keeping.ofDomain(caller.get(), id);
  }

  @DELETE
  @Path("domain/{id}/{name}")
  public void clearDomain(@PathParam("id") String id, @PathParam("name") String name) {
    keeping.clearDomain(caller.get(), id, Optional.of(name));
  }

  private static Response created(PermissionSet now) {
    return Response.status(Response.Status.CREATED).entity(now).build();
  }
}
