package org.switchhook.operations;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.webhook.WebhookCounts;

/** Reads, whenever it is asked, what has become of webhooks. */
@Singleton
class WebhookMetrics {
  @Inject
  WebhookMetrics(Metrics metrics, WebhookCounts counts) {
    GaugeWithCallback.builder()
        .name("switchhook_webhook_deliveries")
        .help("Deliveries of webhooks that wait, and dead letters, of all nodes.")
        .labelNames("state")
        .callback(
            out -> {
              out.call((double) counts.waiting(), "waiting");
              out.call((double) counts.dead(), "dead");
            })
        .register(metrics.registry());
    CounterWithCallback.builder()
        .name("switchhook_webhook_tries_total")
        .help("Tries to deliver to a webhook from this node.")
        .labelNames("outcome")
        .callback(
            out -> {
              out.call((double) counts.delivered(), "delivered");
              out.call((double) counts.failed(), "failed");
            })
        .register(metrics.registry());
    CounterWithCallback.builder()
        .name("switchhook_webhook_events_lost_total")
        .help("Events for webhooks that were lost because too many waited for the database.")
        .callback(out -> out.call((double) counts.lostEvents()))
        .register(metrics.registry());
  }
}
