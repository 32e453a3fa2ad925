package org.switchhook.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Calls between two phones by {@code CallStart}, so many a second. */
final class CallStartBench {
  private static final int[] RATES = {50, 75, 100, 125, 150, 200, 250, 300, 400, 500};
  private static final int WARM_RATE = 50;
  private static final int WARM_SECONDS = 60;
  private static final double PILED_UP_MILLIS = 1000;

  private final BenchServer server;
  private final List<Commands> sockets;

  CallStartBench(Rest rest, BenchServer server) {
    this.server = server;
    this.sockets = Starts.open(List.of(rest));
  }

  /** What one rate led to; times in milliseconds. */
  private record Step(int rate, int failed, Latencies times, double cpuMillis) {
    boolean held() {
      return failed == 0 && times.millis(0.99) < PILED_UP_MILLIS;
    }

    String text() {
      return CallStartBench.times(times)
          + "; %.1f ms CPU of the server per call".formatted(cpuMillis);
    }
  }

  private static String times(Latencies times) {
    return "p50 %.1f ms, p99 %.1f ms".formatted(times.millis(0.5), times.millis(0.99));
  }

  /**
   * Two rows: the rate that is held, and the time to the first INVITE at half of it.
   *
   * @param direct what SIPp holds that calls SIPp
   */
  List<Row> run(int direct) throws IOException, InterruptedException {
    step(WARM_RATE, WARM_SECONDS); // while the JVM still compiles, its compiler has a core
    Step held = null;
    for (int rate : RATES) {
      Step step = step(rate, Plan.seconds());
      if (!step.held()) {
        break;
      }
      held = step;
    }
    String limit = direct + "/s, SIPp calling SIPp";
    if (held == null) {
      return List.of(new Row("`CallStart`s held", "none", limit, "", "the lowest rate failed"));
    }
    return List.of(
        new Row(
            "`CallStart`s held without failure",
            held.rate() + "/s",
            limit,
            Row.percent(held.rate(), direct),
            "at that rate: " + held.text()),
        half(held.rate() / 2));
  }

  private Row half(int rate) throws IOException, InterruptedException {
    Step half = step(rate, Plan.seconds());
    Starts echoes = new Starts(sockets, 0, "x" + System.nanoTime());
    int calls = rate * Plan.seconds();
    echoes.start(rate, calls, Starts.Way.ECHO);
    Waits.until(Duration.ofSeconds(Plan.seconds() + 30L), () -> echoes.isOver(calls));
    Latencies limit = echoes.untilEcho();
    return new Row(
        "From `CallStart` to the first INVITE, at half of that rate",
        times(half.times()),
        "`Echo` and its end, at that rate: " + times(limit),
        "p99 is %.1f times as long".formatted(half.times().millis(0.99) / limit.millis(0.99)),
        "%d/s, failed: %d; %.1f ms CPU of the server per call"
            .formatted(rate, half.failed(), half.cpuMillis()));
  }

  private Step step(int rate, int seconds) throws IOException, InterruptedException {
    int calls = rate * seconds;
    try (Answering phones = new Answering(Plan.peerPort(Phones.PAIRS))) {
      Starts starts =
          new Starts(sockets, Plan.peerPort(Phones.PAIRS), rate + "x" + System.nanoTime());
      Duration before = server.cpu();
      starts.start(rate, calls, Starts.Way.SHORT);
      Waits.until(Duration.ofSeconds(seconds * 2L + 35), () -> starts.isOver(calls));
      Duration cpu = server.cpu().minus(before);
      Step step =
          new Step(
              rate,
              calls - starts.succeeded(),
              starts.untilInvite(phones.invites()),
              (double) cpu.toMillis() / calls);
      System.out.printf("  %d CallStarts/s: %d failed; %s%n", rate, step.failed(), step.text());
      starts
          .failures()
          .forEach((why, often) -> System.out.println("    " + often + " times " + why));
      return step;
    }
  }
}
