package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.switchhook.platform.LogContext;

class LogFilterTest {
  @Test
  void threadShouldKnowNothingOfARequestThatIsDone() throws Exception {
    new LogFilter()
        .doFilter(
            null,
            null,
            (request, response) -> {
              RequestIdFilter.about("abc").bind();
              assertThat(LogContext.current()).isNotSameAs(LogContext.NONE);
            });

    assertThat(LogContext.current()).isSameAs(LogContext.NONE);
  }

  @Test
  void threadShouldKnowNothingOfARequestThatFailed() {
    assertThatThrownBy(
            () ->
                new LogFilter()
                    .doFilter(
                        null,
                        null,
                        (request, response) -> {
                          RequestIdFilter.about("abc").bind();
                          throw new ServletException("broken");
                        }))
        .hasMessage("broken");

    assertThat(LogContext.current()).isSameAs(LogContext.NONE);
  }
}
