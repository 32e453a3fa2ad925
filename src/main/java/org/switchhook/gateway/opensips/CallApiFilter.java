package org.switchhook.gateway.opensips;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the socket {@code /call-api}, whose exact path and whose upgrade alone go through,
 * and keeps everything else away from the listener that is its own.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class CallApiFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Doorkeeper doorkeeper;

  @Inject
  CallApiFilter(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getRequestURI().equals(CallApiEndpoint.PATH)) {
      enter(request, response, chain);
    } else if (isNear(request) || doorkeeper.isOwnListener(request.getLocalPort())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Written in another way, servers would take it for the same path. */
  private static boolean isNear(HttpServletRequest request) {
    String below = request.getPathInfo();
    String path = request.getServletPath() + (below == null ? "" : below);
    return path.equals(CallApiEndpoint.PATH) || path.startsWith(CallApiEndpoint.PATH + "/");
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Handshake handshake = Handshake.of(request);
    if (!handshake.isUpgrade()) {
      response.setHeader("Sec-WebSocket-Version", "13");
      write(response, HttpServletResponse.SC_BAD_REQUEST, "Bad Request");
      return;
    }
    Admission admission;
    try {
      admission = doorkeeper.admit(handshake);
    } catch (Refusal refusal) {
      refuse(response, refusal);
      return;
    }
    chain.doFilter(new Admitted(request, admission), response);
  }

  private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
    if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    write(response, refusal.status(), String.valueOf(refusal.getMessage()));
  }

  private static void write(HttpServletResponse response, int status, String text)
      throws IOException {
    byte[] body = text.getBytes(UTF_8);
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  private static final class Admitted extends HttpServletRequestWrapper {
    private final Admission admission;

    private Admitted(HttpServletRequest request, Admission admission) {
      super(request);
      this.admission = admission;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
      return admission;
    }
  }
}
