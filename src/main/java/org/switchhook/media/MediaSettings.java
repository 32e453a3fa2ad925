package org.switchhook.media;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How phones are joined, from configuration.
 *
 * @param limit how long two phones may take to agree
 */
@Singleton
record MediaSettings(Duration limit) {
  @Inject
  MediaSettings(@ConfigProperty(name = "switchhook.bridge.limit") Duration limit) {
    this.limit = limit;
  }
}
