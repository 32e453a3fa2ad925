package org.switchhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes every measurement, each on a fresh server, and prints the table. */
public final class Benches {
  private static final int CAREFUL = 100;
  private static final int DOMAINS = 20;
  private final List<Row> rows = new ArrayList<>();

  /** Of calls between two. */
  private final List<Row> between = new ArrayList<>();

  private final Issuer issuer;

  private Benches(Issuer issuer) {
    this.issuer = issuer;
  }

  public static void main(String... arguments) throws Exception {
    Files.createDirectories(Plan.folder());
    try (Issuer issuer = new Issuer()) {
      Benches benches = new Benches(issuer);
      benches.run();
      publish("table", benches.rows);
      publish("between", benches.between);
    }
    System.exit(0);
  }

  /** A part of which nothing was measured stays as it is. */
  private static void publish(String part, List<Row> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    List<String> table = table(rows);
    table.forEach(System.out::println);
    Files.write(Plan.folder().resolve(part + ".md"), table);
    if (!Plan.document().isBlank()) {
      Document.write(Path.of(Plan.document()), part, table);
    }
  }

  private void run() throws Exception {
    boolean phones = Sipp.isInstalled();
    int held = CAREFUL;
    boolean calls = Plan.wants("dialout") || Plan.wants("incoming");
    if (!phones && calls) {
      rows.add(Row.skipped("Calls", "SIPp is not installed"));
    } else if (calls) {
      held = calls();
    }
    if (Plan.wants("callstart")) {
      between.addAll(starts(phones ? Direct.callsPerSecond() : 0));
    }
    if (Plan.wants("bridged")) {
      between.addAll(bridged());
    }
    if (Plan.wants("rest")) {
      rows.add(reading());
    }
    if (Plan.wants("heap")) {
      rows.add(phones ? heap(held) : Row.skipped("Heap per live call", "SIPp is not installed"));
    }
    if (Plan.wants("fanout")) {
      say("Sockets");
      rows.add(fanOut());
    }
  }

  /** Gives the rate that was held, or a careful one when nothing was measured. */
  private int calls() throws Exception {
    int held = CAREFUL;
    say("Calls");
    int direct = Direct.callsPerSecond();
    try (BenchServer server = start()) {
      if (Plan.wants("dialout")) {
        DialOutBench.Step[] steps = new DialOutBench(rest(), server).run();
        rows.add(DialOutBench.row(steps, direct));
        held = steps[1] == null ? held : steps[1].rate();
      }
      if (Plan.wants("incoming")) {
        rows.add(new IncomingBench(rest(), server).run(direct));
      }
    }
    return held;
  }

  private List<Row> starts(int direct) throws Exception {
    say("Calls between two");
    try (BenchServer server = start()) {
      return new CallStartBench(rest(), server).run(direct);
    }
  }

  private List<Row> bridged() throws Exception {
    say("Idle calls between two");
    try (BenchServer server = BenchServer.start(issuer, BridgedBench.settings())) {
      return new BridgedBench(List.of(rest()), server).run(CAREFUL / 2);
    }
  }

  @SuppressWarnings("try") // only has to run
  private Row reading() throws Exception {
    say("REST");
    try (BenchServer server = start()) {
      return new RestBench(rest()).run();
    }
  }

  private Row heap(int held) throws Exception {
    say("Heap");
    try (BenchServer server = start()) {
      List<Rest> people =
          IntStream.range(0, DOMAINS)
              .mapToObj(i -> new Rest(issuer.token("ada" + i, "domain" + i)))
              .toList();
      return new HeapBench(people, server).run(Math.max(10, held * 2 / 3));
    }
  }

  @SuppressWarnings("try") // only has to run
  private Row fanOut() throws Exception {
    try (BenchServer server = start()) {
      return new FanOutBench(rest()).run();
    }
  }

  private BenchServer start() throws Exception {
    return BenchServer.start(issuer, Map.of());
  }

  private Rest rest() {
    return new Rest(issuer.token("ada"));
  }

  private static void say(String what) {
    System.out.println(what);
  }

  private static List<String> table(List<Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(machine());
    lines.add("");
    lines.add(Row.HEAD.text());
    lines.add("|---|---|---|---|---|");
    rows.forEach(row -> lines.add(row.text()));
    return lines;
  }

  private static String machine() {
    return "%s, %d processors for server, phones and clients together, JDK %s, server with -Xmx%s, %d s a step."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version(),
            Plan.heap(),
            Plan.seconds());
  }
}
