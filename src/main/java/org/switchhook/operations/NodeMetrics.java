package org.switchhook.operations;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.IntSupplier;
import org.switchhook.call.CallJournal;
import org.switchhook.call.LiveCalls;
import org.switchhook.pair.PairNames;
import org.switchhook.platform.TurnThreads;
import org.switchhook.socket.SocketCounts;

/** Reads, whenever it is asked, what this node holds. */
@Singleton
class NodeMetrics {
  private final PrometheusRegistry registry;

  @Inject
  NodeMetrics(
      Metrics metrics,
      LiveCalls live,
      PairNames pairs,
      CallJournal journal,
      SocketCounts sockets,
      TurnThreads turns) {
    registry = metrics.registry();
    gauge("switchhook_calls_live", "Calls that are not over.", () -> live.running().size());
    gauge(
        "switchhook_calls_remembered",
        "Calls of which a late message could still come, those that are not over included.",
        live::size);
    gauge("switchhook_timers_waiting", "Timers that have not run out.", turns::waiting);
    gauge("switchhook_pairs_live", "Calls between two parties that are not over.", pairs::size);
    gauge("switchhook_pair_legs_live", "Legs that such calls have.", pairs::legs);
    gauge(
        "switchhook_calls_draining",
        "1 while an admin lets this server run empty.",
        () -> live.drainedSince().isPresent() ? 1 : 0);
    gauge(
        "switchhook_journal_waiting",
        "Statuses of calls that wait for the database.",
        journal::length);
    gauge("switchhook_sockets_open", "Open sockets of /events and /call-api.", sockets::open);
    CounterWithCallback.builder()
        .name("switchhook_sockets_closed_total")
        .help("Sockets that this side closed; slow_reader: what waited for the peer was dropped.")
        .labelNames("reason")
        .callback(out -> sockets.closed((code, count) -> out.call((double) count, code.word())))
        .register(registry);
  }

  private void gauge(String name, String help, IntSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(out -> out.call(value.getAsInt()))
        .register(registry);
  }
}
