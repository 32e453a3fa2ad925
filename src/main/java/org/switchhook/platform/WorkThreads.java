package org.switchhook.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Work of production, on threads that know the application (naming, transactions). */
@Singleton
public class WorkThreads implements Work {
  private static final String NAME = "switchhook-work";
  private static final Duration STOP = Duration.ofSeconds(2);

  @Resource private ManagedThreadFactory factory;

  private final int size;
  private Pool pool;

  @Inject
  @SuppressWarnings("NullAway.Init") // the pool comes with the injected thread factory
  WorkThreads(@ConfigProperty(name = "switchhook.threads.work") int size) {
    this.size = size;
  }

  /** On threads that know nothing of an application server. */
  public WorkThreads(int size, ThreadFactory factory) {
    this(size);
    pool = new Pool(NAME, size, factory);
  }

  @PostConstruct
  void start() {
    pool = new Pool(NAME, size, factory);
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  @PreDestroy
  public void stop() {
    pool.stop(STOP);
  }
}
