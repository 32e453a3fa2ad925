package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;

/** Deliveries of webhooks over REST; described in {@code openapi.yaml}. */
@Path("webhooks/{webhook}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class DeliveriesResource {
  private final DeliveryKeeping deliveries;
  private final Courier courier;
  private final CurrentCaller caller;

  @Inject
  public DeliveriesResource(DeliveryKeeping deliveries, Courier courier, CurrentCaller caller) {
    this.deliveries = deliveries;
    this.courier = courier;
    this.caller = caller;
  }

  @GET
  public Page<DeliveryView> list(
      @PathParam("webhook") String webhook,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    return deliveries.list(
        caller.get(),
        WebhookIds.webhook(webhook),
        state == null ? null : DeliveryState.of(state),
        Slice.of(cursor, limit));
  }

  @GET
  @Path("{delivery}")
  public DeliveryView read(
      @PathParam("webhook") String webhook, @PathParam("delivery") String delivery) {
    return deliveries.read(
        caller.get(), WebhookIds.webhook(webhook), WebhookIds.delivery(delivery));
  }

  @POST
  @Path("{delivery}/replay")
  public Response replay(
      @PathParam("webhook") String webhook, @PathParam("delivery") String delivery) {
    DeliveryView waiting =
        deliveries.replay(caller.get(), WebhookIds.webhook(webhook), WebhookIds.delivery(delivery));
    courier.wake();
    return Response.accepted(waiting).build();
  }
}
