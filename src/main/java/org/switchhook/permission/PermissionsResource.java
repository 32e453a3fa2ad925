package org.switchhook.permission;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;

/** Permissions beyond those of one user or domain, over REST; see {@code openapi.yaml}. */
@Path("permissions")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class PermissionsResource {
  private final Permissions permissions;
  private final PermissionKeeping keeping;
  private final CurrentCaller caller;

  @Inject
  public PermissionsResource(
      Permissions permissions, PermissionKeeping keeping, CurrentCaller caller) {
    this.permissions = permissions;
    this.keeping = keeping;
    this.caller = caller;
  }

  @GET
  @Needs(Right.USE)
  public EffectiveView own() {
    return permissions.effective(caller.get());
  }

  @POST
  @Path("batch")
  @Consumes(MediaType.APPLICATION_JSON)
  public void setAll(Batch batch) {
    keeping.setAll(caller.get(), batch);
  }

  @GET
  @Path("changes")
  public Page<ChangeView> changes(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    return keeping.changes(caller.get(), Slice.of(cursor, limit));
  }
}
