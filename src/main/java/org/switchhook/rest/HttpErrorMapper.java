package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.switchhook.platform.Problem;

/** Gives the errors that JAX-RS itself finds, such as an unknown path, the form of all others. */
@Provider
@Singleton
public class HttpErrorMapper implements ExceptionMapper<WebApplicationException> {
  private static final List<String> KEPT =
      List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

  private final ProblemResponse problems;
  private final FailureMapper failures;

  @Inject
  public HttpErrorMapper(ProblemResponse problems, FailureMapper failures) {
    this.problems = problems;
    this.failures = failures;
  }

  /** Answers below 400, such as the one to OPTIONS, are no errors and stay as they are. */
  @Override
  public Response toResponse(WebApplicationException error) {
    Response given = error.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    if (error.getCause() instanceof Problem problem) {
      return problems.of(problem);
    }
    if (given.getStatus() == 500) {
      return failures.toResponse(error);
    }
    return withHeaders(given, problems.of(problem(given.getStatus())));
  }

  private static Response withHeaders(Response given, Response problem) {
    Response.ResponseBuilder builder = Response.fromResponse(problem);
    for (String name : KEPT) {
      String value = given.getHeaderString(name);
      if (value != null) {
        builder.header(name, value);
      }
    }
    return builder.build();
  }

  static Problem problem(int status) {
    return switch (status) {
      case 404 -> new Problem(404, "not-found", null, "There is nothing at this path");
      case 405 ->
          new Problem(405, "method-not-allowed", null, "This path does not serve this method");
      case 406 -> new Problem(406, "not-acceptable", null, "Answers here are application/json");
      case 415 ->
          new Problem(415, "media-type-unsupported", null, "The body must be application/json");
      default ->
          new Problem(status, "request-malformed", null, "The request can not be understood");
    };
  }
}
