package org.switchhook.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls at a fixed rate, whether the server keeps up or not: a call that is late counts from the
 * moment at which it was due.
 */
final class Load {
  static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1, Rest::daemon);

  /** How often a line is used before its socket is exchanged for another. */
  private static final int USES = 20;

  private final Queue<Line> free = new ConcurrentLinkedQueue<>();
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Rest rest;
  private final int port;
  private final String run;
  private boolean remembering = true;
  private int opened;

  /**
   * @param port of the phones, on loopback
   * @param run a word that makes the numbers of this load different from those of others
   */
  Load(Rest rest, int port, String run) {
    this.rest = rest;
    this.port = port;
    this.run = run;
  }

  /** For a load so long that the times at which calls were due would fill the memory. */
  Load withoutTimes() {
    remembering = false;
    return this;
  }

  /** Sees to it that there are so many lines. */
  void open(int lines) {
    while (opened < lines) {
      int together = Math.min(20, lines - opened);
      CompletableFuture<?>[] opening = new CompletableFuture<?>[together];
      for (int i = 0; i < together; i++) {
        opening[i] = Line.open(rest).thenAccept(free::add);
      }
      CompletableFuture.allOf(opening).join();
      opened += together;
    }
  }

  /** Takes all lines of another load that has ended. */
  void takeOver(Load before) {
    free.addAll(before.free);
    opened += before.free.size();
  }

  /**
   * Starts calls until it is told to stop.
   *
   * @param hold how long each call talks, in milliseconds; negative: it stays up
   */
  Runnable start(int rate, int most, long hold) {
    Instant from = Instant.now();
    long period = TimeUnit.SECONDS.toNanos(1) / rate;
    ScheduledFuture<?>[] ticks = new ScheduledFuture<?>[1];
    ticks[0] =
        CLOCK.scheduleAtFixedRate(
            () -> {
              int number = begun.get();
              if (number >= most) {
                ticks[0].cancel(false);
              } else {
                begin(from.plusNanos(number * period), hold);
              }
            },
            0,
            period,
            TimeUnit.NANOSECONDS);
    return () -> ticks[0].cancel(false);
  }

  private void begin(Instant when, long hold) {
    String name = "b" + run + "n" + begun.incrementAndGet();
    if (remembering) {
      due.put(name, ChronoUnit.MICROS.between(Instant.EPOCH, when));
    }
    Line line = free.poll();
    if (line == null) {
      fail(new IllegalStateException("no line was free"));
      return;
    }
    line.call("sip:" + name + "@127.0.0.1:" + port, name, hold)
        .orTimeout(20, TimeUnit.SECONDS)
        .whenComplete((nothing, failure) -> ended(line, failure));
  }

  private void ended(Line line, Throwable failure) {
    if (failure != null) {
      fail(failure);
      return; // its line may be in the middle of something
    }
    if (done.incrementAndGet() % USES == 0) {
      line.reopen().thenAccept(free::add).exceptionally(this::lost);
    } else {
      free.add(line);
    }
  }

  private Void lost(Throwable failure) {
    fail(failure);
    return null;
  }

  private void fail(Throwable failure) {
    failed.incrementAndGet();
    String why = String.valueOf(failure.getCause() == null ? failure : failure.getCause());
    failures.merge(why.length() > 160 ? why.substring(0, 160) : why, 1, Integer::sum);
  }

  int begun() {
    return begun.get();
  }

  int failed() {
    return failed.get();
  }

  int succeeded() {
    return done.get();
  }

  /** True when every call that was begun has ended one way or the other. */
  boolean isOver() {
    return done.get() + failed.get() >= begun.get();
  }

  /** Why calls failed, and how many for each reason. */
  Map<String, Integer> failures() {
    return failures;
  }

  /**
   * From the moment at which each REST request was due to its INVITE at the phone.
   *
   * @param arrived by the name that was called, microseconds since 1970
   */
  Latencies untilInvite(Map<String, Long> arrived) {
    Latencies all = new Latencies();
    due.forEach(
        (name, time) -> {
          Long invite = arrived.get(name);
          if (invite != null) {
            all.add(invite - time);
          }
        });
    return all;
  }
}
