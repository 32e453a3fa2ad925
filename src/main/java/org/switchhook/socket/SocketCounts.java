package org.switchhook.socket;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** How many sockets are open, and why we have closed others. Safe for use by many threads. */
@Singleton
public class SocketCounts {
  private final AtomicInteger open = new AtomicInteger();
  private final Map<CloseCode, LongAdder> closed = new EnumMap<>(CloseCode.class);

  public SocketCounts() {
    for (CloseCode code : CloseCode.values()) {
      closed.put(code, new LongAdder());
    }
  }

  public void opened() {
    open.incrementAndGet();
  }

  /** By either side. */
  public void ended() {
    open.decrementAndGet();
  }

  /** The same outlet, whose closing is counted. */
  public Outlet counted(Outlet outlet) {
    return new Outlet() {
      @Override
      public void send(String text, Consumer<@Nullable Throwable> done) {
        outlet.send(text, done);
      }

      @Override
      public void ping() {
        outlet.ping();
      }

      @Override
      public void close(CloseCode code) {
        closed.getOrDefault(code, new LongAdder()).increment();
        outlet.close(code);
      }
    };
  }

  public int open() {
    return open.get();
  }

  /** Shows how many sockets this side has closed, by the reason. */
  public void closed(ObjLongConsumer<CloseCode> reader) {
    closed.forEach((code, count) -> reader.accept(code, count.sum()));
  }
}
