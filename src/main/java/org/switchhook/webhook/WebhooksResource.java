package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.rest.Answer;
import org.switchhook.rest.CurrentAttempt;
import org.switchhook.rest.CurrentCaller;
import org.switchhook.rest.Idempotency;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Page;
import org.switchhook.rest.Right;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/** Webhooks over REST; described in {@code openapi.yaml}. */
@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Right.ADMINISTER)
@Singleton
public class WebhooksResource {
  private final WebhookKeeping webhooks;
  private final DeliveryKeeping deliveries;
  private final Courier courier;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final CurrentAttempt attempt;

  @Inject
  public WebhooksResource(
      WebhookKeeping webhooks,
      DeliveryKeeping deliveries,
      Courier courier,
      Idempotency idempotency,
      CurrentCaller caller,
      CurrentAttempt attempt) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.courier = courier;
    this.idempotency = idempotency;
    this.caller = caller;
    this.attempt = attempt;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(NewWebhook wanted) {
    Caller admin = caller.get();
    return idempotency
        .once(attempt.get(), () -> registered(webhooks.register(admin, wanted)))
        .response();
  }

  private static Answer<WebhookView> registered(WebhookView webhook) {
    return new Answer<>(201, "/api/v1/webhooks/" + webhook.id(), webhook);
  }

  @GET
  public Page<WebhookView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    return webhooks.list(caller.get(), Slice.of(cursor, limit));
  }

  @GET
  @Path("{webhook}")
  public Response read(@PathParam("webhook") String webhook) {
    return answer(webhooks.read(caller.get(), WebhookIds.webhook(webhook)));
  }

  @PATCH
  @Path("{webhook}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response change(
      @PathParam("webhook") String webhook,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      WebhookChange change) {
    return answer(webhooks.change(caller.get(), WebhookIds.webhook(webhook), ifMatch, change));
  }

  @DELETE
  @Path("{webhook}")
  public void remove(@PathParam("webhook") String webhook) {
    webhooks.remove(caller.get(), WebhookIds.webhook(webhook));
  }

  @POST
  @Path("{webhook}/secret")
  @Consumes(MediaType.APPLICATION_JSON)
  public WebhookView rotate(@PathParam("webhook") String webhook, SecretChange change) {
    return webhooks.rotate(caller.get(), WebhookIds.webhook(webhook), change);
  }

  @POST
  @Path("{webhook}/test")
  public Response test(@PathParam("webhook") String webhook) {
    return onTheWay(deliveries.test(caller.get(), WebhookIds.webhook(webhook)));
  }

  @POST
  @Path("{webhook}/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response replay(@PathParam("webhook") String webhook, Replay wanted) {
    return onTheWay(deliveries.replay(caller.get(), WebhookIds.webhook(webhook), wanted.from()));
  }

  private Response onTheWay(Object view) {
    courier.wake();
    return Response.accepted(view).build();
  }

  private static Response answer(WebhookKeeping.Tagged tagged) {
    return Response.ok(tagged.view()).tag(tagged.tag()).build();
  }
}
