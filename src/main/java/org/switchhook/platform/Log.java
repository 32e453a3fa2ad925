package org.switchhook.platform;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The server's logger, with what a line is about behind it: {@code ... [call=a room=b]}. All our
 * lines go through here.
 */
public final class Log implements System.Logger {
  private final System.Logger server;

  private Log(System.Logger server) {
    this.server = server;
  }

  public static System.Logger of(Class<?> type) {
    return named(type.getName());
  }

  public static System.Logger named(String name) {
    return new Log(System.getLogger(name));
  }

  @Override
  public String getName() {
    return server.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return server.isLoggable(level);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String text,
      @Nullable Throwable thrown) {
    server.log(level, bundle, text + suffix(), thrown);
  }

  /** The ids of a context have nothing in them that a format could take for its own. */
  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    server.log(level, bundle, format + suffix(), parameters);
  }

  private static String suffix() {
    return LogContext.current().suffix();
  }
}
