package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long health may take to find out; meanings stand beside the defaults. */
@Singleton
class HealthSettings {
  private final Duration databaseTime;
  private final Duration turnTime;
  private final Duration kept;

  @Inject
  HealthSettings(
      @ConfigProperty(name = "switchhook.health.database-time") Duration databaseTime,
      @ConfigProperty(name = "switchhook.health.turn-time") Duration turnTime,
      @ConfigProperty(name = "switchhook.health.kept") Duration kept) {
    this.databaseTime = databaseTime;
    this.turnTime = turnTime;
    this.kept = kept;
  }

  Duration databaseTime() {
    return databaseTime;
  }

  Duration turnTime() {
    return turnTime;
  }

  Duration kept() {
    return kept;
  }
}
