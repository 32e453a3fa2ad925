package org.switchhook.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The settings of the application as it ships. */
final class Defaults {
  private static final Properties ALL = read();

  private Defaults() {}

  /** Empty when there is no such setting. */
  static String of(String key) {
    return ALL.getProperty(key, "");
  }

  private static Properties read() {
    Properties defaults = new Properties();
    try (InputStream file =
        Defaults.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return defaults;
  }
}
