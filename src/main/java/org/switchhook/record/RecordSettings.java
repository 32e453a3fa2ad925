package org.switchhook.record;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long records are kept; meanings stand beside the defaults. */
@Singleton
class RecordSettings {
  private final Duration kept;
  private final Duration sweep;
  private final int sweepMost;

  /**
   * @throws IllegalArgumentException when one of them is out of its bounds
   */
  @Inject
  RecordSettings(
      @ConfigProperty(name = "switchhook.record.kept") Duration kept,
      @ConfigProperty(name = "switchhook.record.sweep") Duration sweep,
      @ConfigProperty(name = "switchhook.record.sweep-most") int sweepMost) {
    if (kept.isNegative() || sweep.isNegative() || sweep.isZero()) {
      throw new IllegalArgumentException(
          "switchhook.record.kept must not be negative, switchhook.record.sweep more than 0");
    }
    if (sweepMost < 1) {
      throw new IllegalArgumentException("switchhook.record.sweep-most must be 1 or more");
    }
    this.kept = kept;
    this.sweep = sweep;
    this.sweepMost = sweepMost;
  }

  Duration kept() {
    return kept;
  }

  Duration sweep() {
    return sweep;
  }

  int sweepMost() {
    return sweepMost;
  }
}
