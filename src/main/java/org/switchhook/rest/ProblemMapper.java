package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.switchhook.platform.Problem;

/** Answers with the problem that a feature threw. */
@Provider
@Singleton
public class ProblemMapper implements ExceptionMapper<Problem> {
  private final ProblemResponse problems;

  @Inject
  public ProblemMapper(ProblemResponse problems) {
    this.problems = problems;
  }

  @Override
  public Response toResponse(Problem problem) {
    return problems.of(problem);
  }
}
