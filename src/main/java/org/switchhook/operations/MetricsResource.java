package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.switchhook.rest.Open;

/** What Prometheus asks for. */
@Path("metrics")
@Singleton
public class MetricsResource {
  private final Metrics metrics;
  private final ScrapeAccess access;

  @Context private HttpHeaders headers;

  /** The beans that measure are asked for so that they are there. */
  @Inject
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // the container injects the headers
  public MetricsResource(
      Metrics metrics,
      ScrapeAccess access,
      CallMetrics calls,
      NodeMetrics node,
      SipMetrics sip,
      WebhookMetrics webhooks) {
    this.metrics = metrics;
    this.access = access;
  }

  /** Text, whatever the scraper accepts. */
  @GET
  @Open("A scraper is no user: it has a token of its own, which is looked at here, as are admins'.")
  public Response scrape() {
    access.require(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
    return Response.ok(metrics.text(), Metrics.TYPE).build();
  }
}
