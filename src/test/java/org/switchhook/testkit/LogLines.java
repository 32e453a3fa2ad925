package org.switchhook.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What our classes log, of every level, as an application server's own handler would write it. */
public final class LogLines implements AutoCloseable {
  private final Logger ours = Logger.getLogger("org.switchhook");
  private final Level usual = ours.getLevel();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        private final SimpleFormatter text = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          lines.add(text.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public LogLines() {
    ours.setLevel(Level.ALL);
    ours.addHandler(handler);
  }

  public List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    ours.removeHandler(handler);
    ours.setLevel(usual);
  }
}
