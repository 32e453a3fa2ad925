package org.switchhook.bench;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Rooms that nobody watches, each with one phone in it. */
final class Rooms {
  private static final int AT_ONCE = 20;

  /** A room and who opened it. */
  private record Opened(Rest owner, String id) {}

  private final Queue<Opened> all = new ConcurrentLinkedQueue<>();
  private final List<Rest> owners;
  private final int port;

  /**
   * @param owners people of different domains, among whom the rooms are divided
   */
  Rooms(List<Rest> owners, int port) {
    this.owners = owners;
    this.port = port;
  }

  void open(int rooms) {
    while (all.size() < rooms) {
      List<CompletableFuture<Opened>> opening =
          IntStream.range(0, Math.min(AT_ONCE, rooms - all.size()))
              .mapToObj(i -> owners.get(i % owners.size()))
              .map(owner -> owner.room().thenApply(id -> new Opened(owner, id)))
              .toList();
      opening.forEach(room -> all.add(room.join()));
    }
  }

  /** Dials once into each room, so many a second; returns when all are accepted. */
  void call(int rate) throws InterruptedException {
    List<Opened> rooms = List.copyOf(all);
    CountDownLatch answers = new CountDownLatch(rooms.size());
    AtomicInteger next = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    ScheduledFuture<?> ticks =
        Load.CLOCK.scheduleAtFixedRate(
            () -> {
              int number = next.getAndIncrement();
              if (number < rooms.size()) {
                dial(rooms.get(number), number, answers, refused);
              }
            },
            0,
            TimeUnit.SECONDS.toNanos(1) / rate,
            TimeUnit.NANOSECONDS);
    boolean answered = answers.await(rooms.size() / rate + 60L, TimeUnit.SECONDS);
    ticks.cancel(false);
    if (!answered || refused.get() > 0) {
      throw new IllegalStateException(
          refused + " dial-outs were refused; all answered: " + answered);
    }
  }

  private void dial(Opened room, int number, CountDownLatch answers, AtomicInteger refused) {
    String body = "{\"number\":\"sip:idle%d@127.0.0.1:%d\"}".formatted(number, port);
    room.owner()
        .post("rooms/" + room.id() + "/dialouts", body, "")
        .whenComplete(
            (answer, failure) -> {
              if (failure != null || answer.statusCode() != 201) {
                refused.incrementAndGet();
              }
              answers.countDown();
            });
  }
}
