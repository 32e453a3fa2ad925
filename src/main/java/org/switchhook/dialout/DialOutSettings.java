package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How long calls may ring and last, from configuration. */
@Singleton
class DialOutSettings {
  private final Bounds ring;
  private final Bounds length;

  @Inject
  DialOutSettings(
      @ConfigProperty(name = "switchhook.dialout.ring-timeout") Duration ring,
      @ConfigProperty(name = "switchhook.dialout.ring-timeout-min") Duration shortestRing,
      @ConfigProperty(name = "switchhook.dialout.ring-timeout-max") Duration longestRing,
      @ConfigProperty(name = "switchhook.dialout.duration") Duration duration,
      @ConfigProperty(name = "switchhook.dialout.duration-min") Duration shortest,
      @ConfigProperty(name = "switchhook.dialout.duration-max") Duration longest) {
    this.ring = new Bounds("ringTimeout", shortestRing, ring, longestRing);
    this.length = new Bounds("maxDuration", shortest, duration, longest);
  }

  Duration ringTimeout(@Nullable Integer seconds) {
    return ring.choose(seconds);
  }

  Duration maxDuration(@Nullable Integer seconds) {
    return length.choose(seconds);
  }
}
