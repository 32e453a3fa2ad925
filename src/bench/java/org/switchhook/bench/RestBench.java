package org.switchhook.bench;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Reading a room over REST, against a resource of the same server that does nothing. */
final class RestBench {
  private static final int IN_FLIGHT = 16;

  private final Rest rest;

  RestBench(Rest rest) {
    this.rest = rest;
  }

  Row run() {
    URI room = BenchServer.http("/api/v1/rooms/" + rest.room().join());
    URI noOp = BenchServer.http("/limit/noop");
    perSecond(noOp); // warms up
    perSecond(room);
    double limit = perSecond(noOp);
    double ours = perSecond(room);
    return new Row(
        "REST, reading a room",
        "%.0f/s".formatted(ours),
        "%.0f/s, a resource that does nothing".formatted(limit),
        Row.percent(ours, limit),
        IN_FLIGHT + " requests at a time; client on the same processors");
  }

  private double perSecond(URI uri) {
    long from = System.nanoTime();
    long end = from + TimeUnit.SECONDS.toNanos(Math.max(3, Plan.seconds() / 2));
    AtomicInteger answers = new AtomicInteger();
    CompletableFuture<?>[] all = new CompletableFuture<?>[IN_FLIGHT];
    for (int i = 0; i < IN_FLIGHT; i++) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      ask(uri, end, answers, done);
      all[i] = done;
    }
    CompletableFuture.allOf(all).join();
    double rate = answers.get() * 1e9 / (System.nanoTime() - from);
    System.out.printf("  GET %s: %.0f/s%n", uri.getPath().replaceAll("[^/]{20,}", "…"), rate);
    return rate;
  }

  private void ask(URI uri, long end, AtomicInteger answers, CompletableFuture<Void> done) {
    rest.get(uri)
        .whenComplete(
            (answer, failure) -> {
              if (failure != null || answer.statusCode() != 200) {
                done.completeExceptionally(
                    failure == null ? new IllegalStateException(answer.body()) : failure);
              } else if (System.nanoTime() > end) {
                done.complete(null);
              } else {
                answers.incrementAndGet();
                ask(uri, end, answers, done);
              }
            });
  }
}
