package org.switchhook.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the server is run: for real, or on a developer's own machine with sample users. */
@Singleton
public class Mode {
  private final boolean development;

  /**
   * @throws IllegalArgumentException for any other word: a misspelt one must not open anything
   */
  @Inject
  public Mode(@ConfigProperty(name = "switchhook.mode") String name) {
    development = "development".equals(name);
    if (!development && !"production".equals(name)) {
      throw new IllegalArgumentException("switchhook.mode must be production or development");
    }
  }

  public boolean isDevelopment() {
    return development;
  }
}
