package org.switchhook.bench;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Many sockets that hear the same. Every change has a number, the same at each socket because each
 * hears them in order; so the time from a change to its message is known without a clock in it.
 */
final class Watchers {
  private static final int AT_ONCE = 50;
  private static final int MOST_CHANGES = 1000;

  private final ConcurrentLinkedQueue<WebSocket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicLongArray made = new AtomicLongArray(MOST_CHANGES);
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicInteger lost = new AtomicInteger();
  private final Latencies times = new Latencies();
  private final String sign;

  /**
   * @param sign text that the message of a change has and no other
   */
  Watchers(String sign) {
    this.sign = sign;
  }

  /** Opens sockets that are greeted with that many messages before they can hear a change. */
  void open(int many, Opening opening) throws InterruptedException {
    Semaphore places = new Semaphore(AT_ONCE);
    for (int i = 0; i < many; i++) {
      places.acquire();
      Watcher watcher = new Watcher();
      opening
          .open(watcher)
          .orTimeout(60, TimeUnit.SECONDS)
          .whenComplete(
              (socket, failure) -> {
                places.release();
                if (failure == null) {
                  sockets.add(socket);
                } else {
                  lost.incrementAndGet();
                }
              });
    }
    places.acquire(AT_ONCE);
  }

  /** How one socket is opened. */
  interface Opening {
    CompletableFuture<WebSocket> open(Events.Listener listener);
  }

  /** To be called just before a change is made. */
  void change() {
    made.set(changes.getAndIncrement(), System.nanoTime());
  }

  int lost() {
    return lost.get();
  }

  int open() {
    return sockets.size();
  }

  long messages() {
    return messages.get();
  }

  /** True when every open socket has heard of every change. */
  boolean heardAll() {
    return times.count() >= (long) changes.get() * open();
  }

  int changes() {
    return changes.get();
  }

  Latencies times() {
    return times;
  }

  void tellFirst(String message) {
    sockets.element().sendText(message, true);
  }

  void close() {
    sockets.forEach(WebSocket::abort);
  }

  private final class Watcher implements Events.Listener {
    private int heard;

    @Override
    public void heard(String message) {
      long now = System.nanoTime();
      messages.incrementAndGet();
      if (message.contains(sign)) {
        times.add(TimeUnit.NANOSECONDS.toMicros(now - made.get(heard)));
        heard++;
      }
    }

    @Override
    public void closed(String why) {
      lost.incrementAndGet();
    }
  }
}
