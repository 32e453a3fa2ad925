package org.switchhook.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one place where the application starts. Nothing else of ours observes the start of the
 * container, so the order is the order of the lines in {@link #start}: first the schema, then
 * whatever needs the database, and last what lets calls in.
 */
@Singleton
class Startup {
  private static final System.Logger LOG = System.getLogger(Startup.class.getName());

  private final Migration migration;
  private final String mode;

  @Inject
  Startup(Migration migration, @ConfigProperty(name = "switchhook.mode") String mode) {
    this.migration = migration;
    this.mode = mode;
  }

  /** Runs on the deploying thread, once; an exception makes the deployment fail. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object container) {
    migration.run();
    LOG.log(System.Logger.Level.INFO, "Switchhook started in {0} mode", mode);
  }
}
