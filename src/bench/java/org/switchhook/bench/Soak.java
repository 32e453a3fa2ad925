package org.switchhook.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Calls for a long time at a rate that is easily held, after which nothing may have grown. */
public final class Soak {
  private static final int MINUTES = Integer.getInteger("soak.minutes", 60);
  private static final int RATE = Integer.getInteger("soak.rate", 50);
  private static final int SAMPLES = 12;
  private static final long HOLD_MILLIS = 1000;
  private static final int[] RAMP = {8, 4, 2};
  private static final Duration RAMP_STEP = Duration.ofSeconds(20);

  /** Longer than ended calls and transactions are remembered, so that these have their number. */
  private static final Duration WARM_UP = Duration.ofSeconds(75);

  private static final Duration DRAIN = Duration.ofSeconds(120);

  private final List<String> table = new ArrayList<>();
  private final BenchServer server;
  private final Load load;
  private final Rows rows;
  private final long from = System.nanoTime();

  private Soak(BenchServer server, Load load, Rows rows) {
    this.server = server;
    this.load = load;
    this.rows = rows;
  }

  public static void main(String... arguments) throws Exception {
    if (!Sipp.isInstalled()) {
      System.out.println("The soak is skipped: SIPp is not installed");
      return;
    }
    Files.createDirectories(Plan.folder());
    boolean flat;
    try (Issuer issuer = new Issuer();
        BenchServer server = BenchServer.start(issuer, Rows.settings());
        Rows rows = new Rows();
        Sipp phones = Sipp.phones("soak-phones", Plan.peerPort(Phones.SOAK))) {
      Load load =
          new Load(new Rest(issuer.token("ada")), Plan.peerPort(Phones.SOAK), "soak")
              .withoutTimes();
      flat = new Soak(server, load, rows).run();
      phones.stop();
    }
    System.exit(flat ? 0 : 1);
  }

  private boolean run() throws Exception {
    say(
        "%s, %d processors, JDK %s: %d minutes, %d dial-outs a second, each up for %d ms."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                MINUTES,
                RATE,
                HOLD_MILLIS));
    say("");
    Sample.HEAD.lines().forEach(this::say);
    load.open(RATE * 4);
    Sample first = sample();
    for (int part : RAMP) { // a server that is cold does not hold the rate
      Runnable pause = load.start(Math.max(1, RATE / part), Integer.MAX_VALUE, HOLD_MILLIS);
      Waits.pass(RAMP_STEP);
      pause.run();
    }
    Runnable stop = load.start(RATE, Integer.MAX_VALUE, HOLD_MILLIS);
    Waits.pass(WARM_UP);
    List<Sample> loaded = new ArrayList<>();
    long begun = System.nanoTime();
    for (int i = 1; i <= SAMPLES; i++) {
      long due = Duration.ofMinutes(MINUTES).toNanos() * i / SAMPLES;
      Waits.pass(Duration.ofNanos(Math.max(0, begun + due - System.nanoTime())));
      loaded.add(sample());
    }
    stop.run();
    Growth growth = Growth.of(first, loaded, idle());
    say("");
    growth.lines().forEach(line -> say("- " + line));
    load.failures().forEach((why, often) -> say("- " + often + " times " + why));
    Files.write(Plan.folder().resolve("soak.md"), table);
    Sample middle = loaded.get(SAMPLES / 2);
    Sample end = loaded.get(SAMPLES - 1);
    ByClass.write(middle.census(), end.census(), Plan.folder().resolve("soak-heap.txt"));
    if (!Plan.document().isBlank()) {
      Document.write(Path.of(Plan.document()), "soak", table);
    }
    return growth.isFlat();
  }

  /** The first sample without any call, or the last one before patience ends. */
  private Sample idle() throws Exception {
    Waits.until(Duration.ofSeconds(30), load::isOver);
    long end = System.nanoTime() + DRAIN.toNanos();
    Sample now = take();
    while (!now.isIdle() && System.nanoTime() < end) {
      Waits.pass(Duration.ofSeconds(5));
      now = take();
    }
    say(now.text());
    return now;
  }

  private Sample sample() throws Exception {
    Sample now = take();
    say(now.text());
    return now;
  }

  private Sample take() throws Exception {
    return Sample.take(server, load, (System.nanoTime() - from) / 1_000_000_000, rows);
  }

  private void say(String line) {
    System.out.println(line);
    table.add(line);
  }
}
