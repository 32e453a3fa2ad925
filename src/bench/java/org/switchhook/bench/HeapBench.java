package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.switchhook.it.ServerProcess.Census;

/** What a call that is up takes of the heap, with the room that it is alone in. */
final class HeapBench {
  /** Transactions and what else is kept for repetitions is gone after 64 s at most. */
  private static final Duration SETTLING = Duration.ofSeconds(66);

  private static final int MEBIBYTE = 1024 * 1024;

  private final List<Rest> people;
  private final BenchServer server;

  /**
   * @param people of different domains
   */
  HeapBench(List<Rest> people, BenchServer server) {
    this.people = people;
    this.server = server;
  }

  /**
   * @param rate dial-outs a second that it holds
   */
  @SuppressWarnings("try") // the phones only have to be there
  Row run(int rate) throws IOException, InterruptedException {
    int calls = Plan.idleCalls();
    try (Sipp phones = Sipp.phones("idle-phones", Plan.peerPort(Phones.IDLE))) {
      warmUp(rate);
      long settled = System.nanoTime() + SETTLING.toNanos();
      Rooms rooms = new Rooms(people, Plan.peerPort(Phones.IDLE));
      rooms.open(calls);
      Waits.pass(Duration.ofNanos(Math.max(0, settled - System.nanoTime())));
      Census before = server.process().census();
      rooms.call(rate);
      Waits.pass(SETTLING);
      Census after = server.process().census();
      Path file = Plan.folder().resolve("heap.txt");
      ByClass.write(before, after, file);
      System.out.println("  what grew, by class: " + file);
      return row(
          "Heap per live call",
          after.count(Sample.LIVE_CALL),
          before.bytes(),
          after.bytes(),
          "its room");
    }
  }

  /** So that what is made once counts for no call. */
  private void warmUp(int rate) throws IOException, InterruptedException {
    try (Sipp phones = Sipp.phones("warm-phones", Plan.peerPort(Phones.WARM))) {
      Load load = new Load(people.get(0), Plan.peerPort(Phones.WARM), "warm");
      load.open(rate);
      load.start(rate, rate * 5, 100);
      Waits.until(Duration.ofSeconds(30), () -> load.begun() >= rate * 5 && load.isOver());
      phones.stop();
    }
  }

  /**
   * What each takes.
   *
   * @param with what belongs to each, beside it
   */
  static Row row(String what, long calls, long before, long after, String with) {
    long each = (after - before) / Math.max(1, calls);
    long largest = heapBytes();
    return new Row(
        what,
        "%.1f KiB".formatted(each / 1024.0),
        "-Xmx%s holds %,d such calls and nothing else"
            .formatted(Plan.heap(), (largest - before) / Math.max(1, each)),
        Row.percent(after - before, largest - before),
        "%,d of %,d calls up, each with %s: heap after collection from %d to %d MiB"
            .formatted(calls, Plan.idleCalls(), with, before / MEBIBYTE, after / MEBIBYTE));
  }

  private static long heapBytes() {
    String size = Plan.heap();
    long number = Long.parseLong(size.substring(0, size.length() - 1));
    return number * MEBIBYTE * (size.endsWith("g") ? 1024 : 1);
  }
}
