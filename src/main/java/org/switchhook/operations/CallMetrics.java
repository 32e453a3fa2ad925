package org.switchhook.operations;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.CallEnd;
import org.switchhook.call.CallFact;
import org.switchhook.call.SetUp;
import org.switchhook.call.Status;

/** Counts what becomes of calls. */
@Singleton
class CallMetrics {
  private static final double[] SECONDS = {0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 13, 20, 30};
  private static final double NANOS = 1e9;

  private final Counter statuses;
  private final Histogram postDialDelay;

  @Inject
  CallMetrics(Metrics metrics) {
    statuses =
        Counter.builder()
            .name("switchhook_call_statuses_total")
            .help("Statuses that calls have reached; an end has its cause.")
            .labelNames("status", "cause")
            .withoutExemplars()
            .register(metrics.registry());
    postDialDelay =
        Histogram.builder()
            .name("switchhook_post_dial_delay_seconds")
            .help("From the INVITE to the first 180 or 183, else to the answer.")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .withoutExemplars()
            .register(metrics.registry());
  }

  void on(@Observes CallFact.Changed fact) {
    Status status = fact.progress().status();
    CallEnd end = fact.progress().end();
    statuses.labelValues(status.word(), end == null ? "" : end.cause()).inc();
    SetUp setUp = fact.setUp();
    boolean atOnce = status == Status.CONNECTED && setUp.ringingAt() == null;
    if (status == Status.RINGING || atOnce) {
      observe(setUp.invitedAt(), fact.at());
    }
  }

  private void observe(@Nullable Instant invited, Instant heard) {
    if (invited != null) {
      postDialDelay.observe(Duration.between(invited, heard).toNanos() / NANOS);
    }
  }
}
