package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.CurrentAttempt;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;

/** Starts and lists calls between two parties, over REST. */
@Path("calls")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.USE)
@Singleton
public class StartsResource {
  private final Starts starts;
  private final PairPictures pictures;
  private final CurrentAttempt attempt;
  private final CurrentCaller caller;

  @Inject
  public StartsResource(
      Starts starts, PairPictures pictures, CurrentAttempt attempt, CurrentCaller caller) {
    this.starts = starts;
    this.pictures = pictures;
    this.attempt = attempt;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(NewCall wish) {
    return starts.start(attempt.get(), wish);
  }

  @GET
  public Page<PairView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    Slice slice = Slice.of(cursor, limit);
    @Nullable Cursor after = slice.after();
    return Page.of(
        after == null
            ? pictures.list(caller.get(), null, "", slice.fetch())
            : pictures.list(caller.get(), after.time(0), after.key(1), slice.fetch()),
        slice,
        picture -> Cursor.at(picture.createdAt(), picture.id()),
        PairView::of);
  }
}
