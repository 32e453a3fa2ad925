package org.switchhook.record;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.switchhook.dialling.Numbers;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;

/** Records over REST; as CSV for whoever asks for that. */
@Path("records")
@Needs(Right.USE)
@Singleton
public class RecordsResource {
  private static final int MOST = 1000;

  private final Records records;
  private final Numbers numbers;
  private final CurrentCaller caller;

  @Context private UriInfo uri;

  @Inject
  @SuppressWarnings("NullAway.Init") // the container injects the address
  public RecordsResource(Records records, Numbers numbers, CurrentCaller caller) {
    this.records = records;
    this.numbers = numbers;
    this.caller = caller;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, RecordCsv.TYPE + ";qs=0.5"})
  public Response list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("room") @Nullable String room,
      @QueryParam("number") @Nullable String number,
      @QueryParam("status") @Nullable String status,
      @QueryParam("cause") @Nullable String cause,
      @QueryParam("direction") @Nullable String direction,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    RecordFilter filter =
        new RecordFilter.Wish(from, to, room, number, status, cause, direction)
            .checked(text -> numbers.parse(text, null).text());
    RecordPage page =
        RecordPage.of(records.list(caller.get(), filter, Slice.of(cursor, limit, MOST)));
    Response.ResponseBuilder response = Response.ok(page);
    if (page.next() != null) {
      response.header(HttpHeaders.LINK, "<" + next(page.next()) + ">; rel=\"next\"");
    }
    return response.build();
  }

  /** Path and query: behind a proxy the server does not know by which address it was asked. */
  private String next(String cursor) {
    URI next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
    return next.getRawPath() + "?" + next.getRawQuery();
  }
}
