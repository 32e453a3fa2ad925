package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.switchhook.it.ServerProcess.Census;

/** Many calls between two phones that are up and do nothing but keep their sessions alive. */
final class BridgedBench {
  /** Each leg is refreshed at the half. */
  private static final Duration INTERVAL = Duration.ofMinutes(3);

  private static final Duration SETTLING = Duration.ofSeconds(66);
  private static final Predicate<String> PAIR = "org.switchhook.pair.Pair"::equals;
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int WARM_SECONDS = 10;

  private final BenchServer server;
  private final List<Commands> sockets;

  BridgedBench(List<Rest> people, BenchServer server) {
    this.server = server;
    this.sockets = Starts.open(people);
  }

  /** Settings of the application without which nothing would be refreshed meanwhile. */
  static Map<String, String> settings() {
    return Map.of("switchhook.call.session-expires", INTERVAL.toString());
  }

  /**
   * Two rows: the heap that a call takes, and what the server does to keep them.
   *
   * @param rate of {@code CallStart} that it holds with ease
   */
  List<Row> run(int rate) throws IOException, InterruptedException {
    int calls = Plan.idleCalls();
    try (Answering phones = new Answering(Plan.peerPort(Phones.PAIRS))) {
      start(rate, rate * WARM_SECONDS, Starts.Way.SHORT, phones);
      Waits.pass(SETTLING);
      Census before = server.process().census();
      int byes = phones.byes();
      start(rate, calls, Starts.Way.STAYS, phones);
      Waits.pass(SETTLING);
      Census after = server.process().census();
      Path file = Plan.folder().resolve("heap-bridged.txt");
      ByClass.write(before, after, file);
      System.out.println("  what grew, by class: " + file);
      Row idle = idle(phones, byes);
      return List.of(
          HeapBench.row(
              "Heap per call between two",
              after.count(PAIR) - before.count(PAIR),
              before.bytes(),
              after.bytes(),
              "both legs"),
          idle);
    }
  }

  private void start(int rate, int calls, Starts.Way way, Answering phones)
      throws InterruptedException {
    Starts starts = new Starts(sockets, Plan.peerPort(Phones.PAIRS), way + "x" + System.nanoTime());
    starts.start(rate, calls, way);
    boolean over =
        Waits.until(Duration.ofSeconds(calls / rate * 2L + 60), () -> starts.isOver(calls));
    if (!over || starts.succeeded() < calls) {
      throw new IllegalStateException(
          starts.succeeded() + " of " + calls + " were made: " + starts.failures());
    }
  }

  /** For as long as each leg is to be refreshed twice. */
  private Row idle(Answering phones, int byes) throws IOException, InterruptedException {
    long updates = phones.updates();
    long reinvites = phones.reinvites();
    Duration cpu = server.cpu();
    long from = System.nanoTime();
    Waits.pass(INTERVAL);
    double seconds = (System.nanoTime() - from) / 1e9;
    double busy = server.cpu().minus(cpu).toNanos() / 1e9;
    long byUpdate = phones.updates() - updates;
    long byInvite = phones.reinvites() - reinvites;
    Census census = server.process().census();
    long up = census.count(PAIR);
    return new Row(
        "Idle calls between two, session timers running",
        "%,d of %,d up after %.0f s".formatted(up, Plan.idleCalls(), seconds),
        "%,d refreshes due"
            .formatted((long) (4 * Plan.idleCalls() * seconds / INTERVAL.toSeconds())),
        Row.percent(up, Plan.idleCalls()),
        "%,d refreshes by UPDATE and %,d by INVITE came, %.0f/s; hung up: %d; %.0f %% of one processor; heap after collection %d MiB"
            .formatted(
                byUpdate,
                byInvite,
                (byUpdate + byInvite) / seconds,
                phones.byes() - byes,
                100 * busy / seconds,
                census.bytes() / MEBIBYTE));
  }
}
