package org.switchhook.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** The defaults of the application, some of them replaced by the test. */
public final class MapConfig implements Config {
  private final Map<String, String> values = new HashMap<>();

  /** The default configuration file as it is packed. */
  public MapConfig() {
    Properties file = new Properties();
    try (InputStream in =
        MapConfig.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      file.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    file.stringPropertyNames().forEach(name -> values.put(name, file.getProperty(name)));
  }

  public MapConfig with(String name, String value) {
    values.put(name, value);
    return this;
  }

  @Override
  public <T> T getValue(String name, Class<T> type) {
    return getOptionalValue(name, type).orElseThrow(() -> new NoSuchElementException(name));
  }

  /** An empty value counts as none, as MicroProfile Config has it. */
  @Override
  public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
    String text = values.getOrDefault(name, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(type.cast(convert(text, type)));
  }

  private static Object convert(String text, Class<?> type) {
    if (type == String.class) {
      return text;
    }
    if (type == String[].class) {
      return text.split(",", -1);
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    return Integer.valueOf(text);
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    return List.of();
  }

  @Override
  public ConfigValue getConfigValue(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }
}
