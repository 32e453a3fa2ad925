package org.switchhook.socket;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Answers 403 to a socket handshake from a web page that may not open one. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class OriginFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Origins origins;

  @Inject
  public OriginFilter(Origins origins) {
    this.origins = origins;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean handshake = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    if (handshake
        && !origins.allow(
            Collections.list(request.getHeaders("Origin")), request.getHeader("Host"))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN, "This origin may not open a socket");
      return;
    }
    chain.doFilter(request, response);
  }
}
