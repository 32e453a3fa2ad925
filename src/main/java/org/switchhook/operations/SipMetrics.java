package org.switchhook.operations;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.switchhook.sip.SipServer;
import org.switchhook.sip.Traffic;

/** Reads, whenever it is asked, what passes on the SIP side. */
@Singleton
class SipMetrics {
  @Inject
  SipMetrics(Metrics metrics, SipServer sip, Traffic traffic) {
    PrometheusRegistry registry = metrics.registry();
    GaugeWithCallback.builder()
        .name("switchhook_sip_transactions")
        .help("Requests of ours whose transaction is not over.")
        .callback(out -> out.call(sip.transactions()))
        .register(registry);
    CounterWithCallback.builder()
        .name("switchhook_sip_messages_total")
        .help("SIP messages by method or class, repetitions included.")
        .labelNames("direction", "message")
        .callback(
            out -> traffic.forEach((kind, count) -> out.call(count, word(kind.way()), kind.name())))
        .register(registry);
    CounterWithCallback.builder()
        .name("switchhook_sip_retransmissions_total")
        .help("Messages sent once more, and requests inside dialogs that came once more.")
        .labelNames("direction")
        .callback(
            out -> {
              out.call((double) traffic.sentAgain(), word(Traffic.Way.SENT));
              out.call((double) traffic.receivedAgain(), word(Traffic.Way.RECEIVED));
            })
        .register(registry);
  }

  private static String word(Traffic.Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }
}
