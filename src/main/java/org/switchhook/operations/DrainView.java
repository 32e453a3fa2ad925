package org.switchhook.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.LiveCalls;

/**
 * How far this server has run empty; {@code Drain} in {@code openapi.yaml}.
 *
 * @param since null when new calls are taken
 * @param running how many calls are not over
 * @param calls their ids, not more than {@value #MOST}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrainView(boolean draining, @Nullable Instant since, int running, List<String> calls) {
  private static final int MOST = 1000;

  static DrainView of(LiveCalls live) {
    Instant since = live.drainedSince().orElse(null);
    List<CallId> running = live.running();
    List<String> shown = running.stream().limit(MOST).map(CallId::value).sorted().toList();
    return new DrainView(since != null, since, running.size(), shown);
  }
}
