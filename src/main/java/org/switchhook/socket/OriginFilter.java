package org.switchhook.socket;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Answers 403 to a socket handshake from a web page that may not open one. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class OriginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Origins origins;
  private final transient Instance<OwnOrigins> own;

  @Inject
  public OriginFilter(Origins origins, Instance<OwnOrigins> own) {
    this.origins = origins;
    this.own = own;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean handshake = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    if (handshake && !allowed(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "This origin may not open a socket");
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean allowed(HttpServletRequest request) {
    List<String> from = Collections.list(request.getHeaders("Origin"));
    for (OwnOrigins rule : own) {
      if (rule.path().equals(request.getRequestURI())) {
        return rule.allow(from);
      }
    }
    return origins.allow(from, request.getHeader("Host"));
  }
}
