package org.switchhook.directory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;

/** Users over REST; described in {@code openapi.yaml}. */
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class UsersResource {
  private final Directory directory;
  private final CurrentCaller caller;

  @Inject
  public UsersResource(Directory directory, CurrentCaller caller) {
    this.directory = directory;
    this.caller = caller;
  }

  @GET
  public Page<UserView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    return directory.list(caller.get(), Slice.of(cursor, limit));
  }

  @GET
  @Path("{user}")
  public UserView read(@PathParam("user") String user) {
    return directory.user(caller.get(), user);
  }

  @PUT
  @Path("{user}/numbers")
  @Consumes(MediaType.APPLICATION_JSON)
  public UserView number(@PathParam("user") String user, NumbersOfUser numbers) {
    return directory.number(caller.get(), user, numbers);
  }
}
