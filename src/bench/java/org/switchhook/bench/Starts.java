package org.switchhook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code CallStart} at a fixed rate, whether the server keeps up or not: a command that is late
 * counts from the moment at which it was due.
 */
final class Starts {
  private static final int SOCKETS = 20;
  private static final String PARTIES =
      ",\"caller\":\"sip:u%s@127.0.0.1:%d\",\"callee\":\"sip:i%s@127.0.0.1:%d\"";

  private final List<Commands> sockets = new ArrayList<>();
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final int port;
  private final String run;

  /**
   * @param port of the phones, on loopback
   * @param run a word that makes the names of this load different from those of others
   */
  Starts(List<Commands> sockets, int port, String run) {
    this.sockets.addAll(sockets);
    this.port = port;
    this.run = run;
  }

  static List<Commands> open(List<Rest> people) {
    List<Commands> sockets = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      sockets.add(Commands.open(people.get(i % people.size())).join());
    }
    return sockets;
  }

  /** Begins that many, and returns at once. */
  void start(int rate, int most, Way way) {
    long from = System.nanoTime();
    long period = TimeUnit.SECONDS.toNanos(1) / rate;
    ScheduledFuture<?>[] ticks = new ScheduledFuture<?>[1];
    ticks[0] =
        Load.CLOCK.scheduleAtFixedRate(
            () -> {
              int number = begun.get();
              if (number >= most) {
                ticks[0].cancel(false);
              } else {
                begin(number, from + number * period, way);
              }
            },
            0,
            period,
            TimeUnit.NANOSECONDS);
  }

  /** What is done with each. */
  enum Way {
    /** A call that talks for a second. */
    SHORT,
    /** A call that stays up. */
    STAYS,
    /** No call: an {@code Echo}. */
    ECHO
  }

  private void begin(int number, long when, Way way) {
    begun.incrementAndGet();
    String name = run + "n" + number;
    due.put("u" + name, when);
    Commands socket = sockets.get(number % sockets.size());
    make(socket, name, way)
        .orTimeout(30, TimeUnit.SECONDS)
        .whenComplete((nothing, failure) -> ended(failure));
  }

  private CompletableFuture<Void> make(Commands socket, String name, Way way) {
    if (way == Way.ECHO) {
      return socket
          .give("Echo", name, "")
          .thenAccept(nothing -> due.computeIfPresent("u" + name, (key, at) -> since(at)));
    }
    CompletableFuture<Void> start =
        socket.give("CallStart", name, PARTIES.formatted(name, port, name, port));
    if (way == Way.STAYS) {
      return start;
    }
    return start
        .thenCompose(nothing -> second())
        .thenCompose(nothing -> socket.give("CallEnd", "e" + name, ",\"callid\":\"" + name + "\""));
  }

  private static long since(long at) {
    return System.nanoTime() - at;
  }

  private static CompletableFuture<Void> second() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Load.CLOCK.schedule(() -> over.complete(null), 1, TimeUnit.SECONDS);
    return over;
  }

  private void ended(Throwable failure) {
    if (failure == null) {
      done.incrementAndGet();
      return;
    }
    failed.incrementAndGet();
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    failures.merge(String.valueOf(cause), 1, Integer::sum);
  }

  boolean isOver(int most) {
    return begun.get() >= most && done.get() + failed.get() >= most;
  }

  int succeeded() {
    return done.get();
  }

  /** Why commands failed, and how many for each reason. */
  Map<String, Integer> failures() {
    return failures;
  }

  /** From the moment at which each message was due to the first INVITE that came of it. */
  Latencies untilInvite(Map<String, Long> arrived) {
    Latencies all = new Latencies();
    due.forEach(
        (name, time) -> {
          Long invite = arrived.get(name);
          if (invite != null) {
            all.add(TimeUnit.NANOSECONDS.toMicros(invite - time));
          }
        });
    return all;
  }

  /** Of echoes: from the moment at which each was due to its end. */
  Latencies untilEcho() {
    Latencies all = new Latencies();
    due.values().forEach(time -> all.add(TimeUnit.NANOSECONDS.toMicros(time)));
    return all;
  }
}
