package org.switchhook.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns and timers of production. */
@Singleton
public class TurnThreads implements Turns, Timers {
  private static final Duration STOP = Duration.ofSeconds(2);

  @Resource private ManagedThreadFactory factory;

  private final int size;
  private Pool pool;
  private ScheduledThreadPoolExecutor clock;

  @Inject
  @SuppressWarnings("NullAway.Init") // the pool comes with the injected thread factory
  TurnThreads(@ConfigProperty(name = "switchhook.threads.turns") int size) {
    this.size = size;
  }

  /** On threads that know nothing of an application server. */
  public TurnThreads(int size, ThreadFactory factory) {
    this(size);
    start(factory);
  }

  @PostConstruct
  void start() {
    start(factory);
  }

  private void start(ThreadFactory threads) {
    pool = new Pool("switchhook-turn", size, threads);
    clock = new ScheduledThreadPoolExecutor(1, Pool.named("switchhook-clock", threads));
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** After the stop nothing falls due any more. */
  @Override
  public Timer after(Duration delay, Runnable work) {
    try {
      ScheduledFuture<?> pending =
          clock.schedule(() -> pool.execute(work), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException e) {
      return () -> {};
    }
  }

  /** How many timers run. */
  public int waiting() {
    return clock.getQueue().size();
  }

  @PreDestroy
  public void stop() {
    clock.shutdownNow();
    pool.stop(STOP);
  }
}
