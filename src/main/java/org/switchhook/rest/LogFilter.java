package org.switchhook.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.switchhook.platform.LogContext;

/**
 * Takes the request's id off the server's thread when the thread is done with the request, also
 * when the answer comes later from another.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class LogFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } finally {
      LogContext.NONE.bind();
    }
  }
}
