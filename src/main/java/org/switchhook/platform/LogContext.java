package org.switchhook.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the work on a thread is about, such as a call or a request, so that every log line of it can
 * be found by that id. {@link Mailbox} sets and clears it for its tasks.
 */
public final class LogContext {
  public static final LogContext NONE = new LogContext(Map.of());

  private static final ThreadLocal<LogContext> CURRENT = new ThreadLocal<>();

  /** An id that has this form can neither break a line nor look like the end of the context. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  private final Map<String, String> ids;
  private final String suffix;

  private LogContext(Map<String, String> ids) {
    this.ids = ids;
    this.suffix =
        ids.isEmpty()
            ? ""
            : ids.entrySet().stream()
                .map(id -> id.getKey() + "=" + id.getValue())
                .collect(Collectors.joining(" ", " [", "]"));
  }

  /** That of the thread at hand. */
  public static LogContext current() {
    LogContext bound = CURRENT.get();
    return bound == null ? NONE : bound;
  }

  public static LogContext of(String name, String id) {
    return NONE.with(name, id);
  }

  /**
   * This and one more.
   *
   * @param name what the id names, such as {@code room}
   * @param id shown as {@code ?} when it has not the form of our ids
   */
  public LogContext with(String name, String id) {
    Map<String, String> more = new LinkedHashMap<>(ids);
    more.put(name, FORM.matcher(id).matches() ? id : "?");
    return new LogContext(more);
  }

  /** Makes it that of the thread at hand; who binds one binds the old one again afterwards. */
  public void bind() {
    if (ids.isEmpty()) {
      CURRENT.remove();
    } else {
      CURRENT.set(this);
    }
  }

  /** Runs the task under it; the thread has its old one afterwards, whatever happens. */
  public void run(Runnable task) {
    LogContext before = current();
    bind();
    try {
      task.run();
    } finally {
      before.bind();
    }
  }

  /** What goes behind a log line: empty, or a space and such as {@code [call=a room=b]}. */
  String suffix() {
    return suffix;
  }
}
