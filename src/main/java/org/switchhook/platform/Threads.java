package org.switchhook.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Work and timers of production, on threads that know the application (naming, transactions). */
@Singleton
public class Threads implements Work, Timers {
  @Resource private ManagedThreadFactory factory;

  private final int size;
  private ThreadPoolExecutor pool;
  private ScheduledThreadPoolExecutor clock;

  @Inject
  @SuppressWarnings("NullAway.Init") // the pools come with the injected thread factory
  public Threads(@ConfigProperty(name = "switchhook.threads") int size) {
    this.size = size;
  }

  @jakarta.annotation.PostConstruct
  void start() {
    pool =
        new ThreadPoolExecutor(
            size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    pool.allowCoreThreadTimeOut(true);
    clock = new ScheduledThreadPoolExecutor(1, factory);
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  @Override
  public Timer after(Duration delay, Runnable work) {
    ScheduledFuture<?> pending =
        clock.schedule(() -> pool.execute(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> pending.cancel(false);
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
    pool.shutdownNow();
  }
}
