package org.switchhook.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Ids;
import org.switchhook.platform.LogContext;

/**
 * Gives each request an id, before anything can fail. The caller's own {@code X-Request-Id} is
 * taken when it has a harmless form, so that a request can be followed through several systems.
 */
@Provider
@PreMatching
@Priority(0)
@Singleton
public class RequestIdFilter implements ContainerRequestFilter {
  static final String HEADER = "X-Request-Id";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Ids ids;
  private final RequestId current;

  @Inject
  public RequestIdFilter(Ids ids, RequestId current) {
    this.ids = ids;
    this.current = current;
  }

  static LogContext about(String id) {
    return LogContext.of("request", id);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    @Nullable String given = request.getHeaderString(HEADER);
    String id = given != null && FORM.matcher(given).matches() ? given : ids.next();
    current.set(id);
    about(id).bind(); // until LogFilter takes it away
  }
}
