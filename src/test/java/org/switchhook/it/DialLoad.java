package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.switchhook.testkit.Api;

/** Dials into a room again and again, at a fixed rate, whatever the answers are. */
final class DialLoad implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int THREADS = 4;

  private final Api api;
  private final List<String> rooms;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<String, Object> wish;
  private final List<Try> tries = new CopyOnWriteArrayList<>();
  private final List<Future<?>> dialling = new ArrayList<>();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);

  /** One request and what came of it. */
  record Try(String room, String key, Api.Answer answer) {
    boolean isPlaced() {
      return answer.status() == 201;
    }

    String call() {
      return answer.text("callid");
    }
  }

  private DialLoad(Api api, List<String> rooms, String number) {
    this.api = api;
    this.rooms = rooms;
    this.wish = Map.of("number", number);
  }

  /**
   * @param rooms one call in each, in turn: as many as are needed until the first has ended
   * @param rate dial-outs a second
   */
  static DialLoad begin(Api api, List<String> rooms, String number, int rate) {
    DialLoad load = new DialLoad(api, rooms, number);
    long pause = TimeUnit.SECONDS.toNanos(THREADS) / rate;
    for (int thread = 0; thread < THREADS; thread++) {
      long first = thread * pause / THREADS;
      load.dialling.add(
          load.threads.scheduleAtFixedRate(load::dial, first, pause, TimeUnit.NANOSECONDS));
    }
    return load;
  }

  private void dial() {
    String key = UUID.randomUUID().toString();
    String room = rooms.get(next.getAndIncrement() % rooms.size());
    Try one = new Try(room, key, send(room, key));
    synchronized (tries) {
      tries.add(one);
      tries.notifyAll();
    }
  }

  private Api.Answer send(String room, String key) {
    return api.post("rooms/" + room + "/dialouts", wish, "Idempotency-Key", key);
  }

  /** The same request once more. */
  Try again(Try before) {
    return new Try(before.room(), before.key(), send(before.room(), before.key()));
  }

  List<Try> all() {
    return List.copyOf(tries);
  }

  int count(Predicate<Try> wanted) {
    return (int) tries.stream().filter(wanted).count();
  }

  /** Returns when so many have come to that. */
  void await(int least, Predicate<Try> wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (tries) {
      while (count(wanted) < least) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("only " + count(wanted) + " of " + tries.size());
        }
        tries.wait(left);
      }
    }
  }

  /** Returns when the last answer is there. */
  void end() throws InterruptedException {
    for (Future<?> one : dialling) {
      assertThat(one).as("a request without an answer ends it").isNotDone();
    }
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("a request hangs");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
