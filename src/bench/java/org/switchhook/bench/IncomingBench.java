package org.switchhook.bench;

import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls of SIPp into rooms, each watched by a socket. */
final class IncomingBench {
  private static final int[] RATES = {50, 100, 150, 200, 250, 300, 400, 500, 600, 800, 1000};
  private static final int[] WARMING = {80};
  private static final double PILED_UP_MILLIS = 1000;

  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger cleared = new AtomicInteger();
  private final List<String> rooms = new ArrayList<>();
  private final Rest rest;
  private final BenchServer server;

  IncomingBench(Rest rest, BenchServer server) {
    this.rest = rest;
    this.server = server;
  }

  private record Step(int rate, boolean held, String times) {}

  /**
   * @param direct calls a second of SIPp to SIPp
   */
  Row run(int direct) throws IOException, InterruptedException {
    for (int rate : WARMING) {
      step(rate); // a server that is cold says nothing
    }
    Step held = null;
    for (int rate : RATES) {
      Step step = step(rate);
      if (!step.held()) {
        break;
      }
      held = step;
    }
    if (held == null) {
      return new Row("Incoming calls held", "none", direct + "/s", "", "the lowest rate failed");
    }
    return new Row(
        "Incoming calls held without failure",
        held.rate() + "/s",
        direct + "/s, SIPp calling SIPp",
        Row.percent(held.rate(), direct),
        "at that rate: " + held.times());
  }

  private Step step(int rate) throws IOException, InterruptedException {
    int calls = rate * Plan.seconds();
    open(rate * 3);
    connected.set(0);
    cleared.set(0);
    Duration before = server.cpu();
    try (Sipp callers =
        Sipp.callers("callers-" + rate, Plan.peerPort(Phones.INCOMING), rate, calls, rooms)) {
      boolean ended = callers.await(Plan.seconds() * 2 + 40);
      boolean seen = Waits.until(Duration.ofSeconds(10), () -> cleared.get() >= calls);
      double cpu = (double) server.cpu().minus(before).toMillis() / calls;
      callers.stop();
      Latencies times = callers.untilAnswer();
      boolean good = callers.total("SuccessfulCall(C)") == calls && connected.get() == calls;
      Step step =
          new Step(
              rate,
              ended && seen && good && times.millis(0.99) < PILED_UP_MILLIS,
              "p50 %.1f ms, p99 %.1f ms from INVITE to 200; %.1f ms CPU of the server per call"
                  .formatted(times.millis(0.5), times.millis(0.99), cpu));
      System.out.printf(
          "  %d incoming calls/s: %s, %d of %d seen as cleared; %s%n",
          rate, step.held() ? "held" : "not held", cleared.get(), calls, step.times());
      return step;
    }
  }

  private void open(int many) {
    while (rooms.size() < many) {
      String room = rest.room().join();
      WebSocket socket = Events.watch(rest, room, new Counter()).join();
      if (!socket.isInputClosed()) {
        rooms.add(room);
      }
    }
  }

  private final class Counter implements Events.Listener {
    @Override
    public void heard(String message) {
      if (!message.contains("\"type\":\"set\"")) {
        return;
      }
      if (message.contains("\"status\":\"cleared\"")) {
        cleared.incrementAndGet(); // its old value is the one below
      } else if (message.contains("\"status\":\"connected\"")) {
        connected.incrementAndGet();
      }
    }

    @Override
    public void closed(String why) {
      // by the end of the server; before that, a call of its room is not seen
    }
  }
}
