package org.switchhook.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Dial-outs a second through REST, SIP and the socket, against SIPp phones. */
final class DialOutBench {
  private static final int[] RATES = {50, 100, 150, 200, 250, 300, 400, 500, 600, 800, 1000};
  private static final int[] WARMING = {40, 80};
  private static final int WARM_RATE = 100;
  private static final int WARM_SECONDS = 60;
  private static final long HOLD_MILLIS = 1000;

  /** What is wanted of the INVITE, and what says that requests pile up. */
  private static final double WANTED_MILLIS = 50;

  private static final double PILED_UP_MILLIS = 1000;

  private final Rest rest;
  private final BenchServer server;
  private Load last;

  DialOutBench(Rest rest, BenchServer server) {
    this.rest = rest;
    this.server = server;
    this.last = new Load(rest, 0, "none");
  }

  /** What one rate led to; times from the request to the INVITE in milliseconds. */
  record Step(int rate, int failed, double p50, double p99, double cpuMillis) {
    boolean held() {
      return failed == 0 && p99 < PILED_UP_MILLIS;
    }

    boolean quick() {
      return held() && p99 < WANTED_MILLIS;
    }

    String times() {
      return "p50 %.1f ms, p99 %.1f ms from request to INVITE; %.1f ms CPU of the server per call"
          .formatted(p50, p99, cpuMillis);
    }
  }

  /**
   * Steps up until a rate is not held; gives the last that was, and the last that was quick too.
   */
  Step[] run() throws IOException, InterruptedException {
    for (int rate : WARMING) {
      step(rate, Plan.seconds());
    }
    step(WARM_RATE, WARM_SECONDS); // while the JVM still compiles, its compiler has a core
    Step held = null;
    Step quick = null;
    for (int rate : RATES) {
      Step step = step(rate, Plan.seconds());
      if (!step.held()) {
        break;
      }
      held = step;
      quick = step.quick() ? step : quick;
    }
    return new Step[] {quick, held};
  }

  private Step step(int rate, int seconds) throws IOException, InterruptedException {
    int calls = rate * seconds;
    try (Sipp phones = Sipp.phones("phones-" + rate, Plan.peerPort(Phones.DIAL_OUT), Sipp.TIMES)) {
      Load load = new Load(rest, Plan.peerPort(Phones.DIAL_OUT), rate + "x" + System.nanoTime());
      load.takeOver(last);
      last = load;
      load.open(rate * 3);
      Duration before = server.cpu();
      load.start(rate, calls, HOLD_MILLIS);
      Waits.until(
          Duration.ofSeconds(seconds * 2L + 25), () -> load.begun() >= calls && load.isOver());
      Duration cpu = server.cpu().minus(before);
      phones.stop();
      Latencies times = load.untilInvite(phones.invites());
      int failed = calls - load.succeeded();
      Step step =
          new Step(
              rate, failed, times.millis(0.5), times.millis(0.99), (double) cpu.toMillis() / calls);
      System.out.printf("  %d dial-outs/s: %d failed; %s%n", rate, failed, step.times());
      say(load.failures());
      return step;
    }
  }

  private static void say(Map<String, Integer> failures) {
    failures.forEach((why, often) -> System.out.println("    " + often + " times " + why));
  }

  static Row row(Step[] steps, int direct) {
    Step quick = steps[0];
    Step held = steps[1];
    if (held == null) {
      return new Row("Dial-outs held", "none", direct + "/s", "", "the lowest rate failed");
    }
    String better = quick == null ? "no rate" : quick.rate() + "/s with " + quick.times();
    return new Row(
        "Dial-outs held without failure",
        held.rate() + "/s",
        direct + "/s, SIPp calling SIPp",
        Row.percent(held.rate(), direct),
        "at that rate: " + held.times() + ". With p99 below 50 ms: " + better);
  }
}
