package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Problem;

/**
 * Refuses requests that can not be read, and gives the errors that the server finds outside of any
 * application the form of all others.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ErrorFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final int OURS = 500;
  private static final Set<String> SOCKETS = Set.of("/events", "/call-api");

  private final transient ProblemResponse problems;
  private final transient RequestId request;
  private final transient Ids ids;

  @Inject
  public ErrorFilter(ProblemResponse problems, RequestId request, Ids ids) {
    this.problems = problems;
    this.request = request;
    this.ids = ids;
  }

  /** The handshake of a socket stays as it is: servers want to see their own response in it. */
  @Override
  protected void doFilter(HttpServletRequest asked, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isHandshake(asked)) {
      chain.doFilter(asked, response);
      return;
    }
    Optional<Problem> refusal = Legible.refusal(asked);
    if (refusal.isPresent()) {
      write(response, refusal.get());
    } else {
      chain.doFilter(asked, new Refusing(response));
    }
  }

  private static boolean isHandshake(HttpServletRequest asked) {
    return "websocket".equalsIgnoreCase(asked.getHeader("Upgrade"))
        && SOCKETS.contains(asked.getRequestURI());
  }

  private void write(HttpServletResponse response, Problem problem) throws IOException {
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(ProblemResponse.TYPE);
    response.setHeader(RequestIdFilter.HEADER, request.orSet(ids));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(problems.body(problem));
    response.flushBuffer();
  }

  private final class Refusing extends HttpServletResponseWrapper {
    private Refusing(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      sendError(status, "");
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      if (isCommitted() || status >= OURS) {
        super.sendError(status, message);
      } else {
        write(this, HttpErrorMapper.problem(status));
      }
    }
  }
}
