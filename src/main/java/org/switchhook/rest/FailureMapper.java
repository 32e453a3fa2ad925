package org.switchhook.rest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Log;
import org.switchhook.platform.Outage;
import org.switchhook.platform.Problem;

/**
 * Answers for whatever nobody foresaw: the caller learns an incident id and nothing else, the log
 * has the same id and the whole story. Only that the database does not serve is told as it is.
 */
@Provider
@Singleton
public class FailureMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = Log.of(FailureMapper.class);

  private final ProblemResponse problems;
  private final Ids ids;

  @Inject
  public FailureMapper(ProblemResponse problems, Ids ids) {
    this.problems = problems;
    this.ids = ids;
  }

  @Override
  public Response toResponse(Throwable failure) {
    if (Outage.isBehind(failure)) {
      LOG.log(System.Logger.Level.WARNING, "The database does not serve: {0}", failure.toString());
      return problems.of(Outage.problem());
    }
    String incident = ids.next();
    LOG.log(System.Logger.Level.ERROR, "Incident " + incident, failure);
    return problems.of(
        new Problem(
            500,
            "internal",
            null,
            "Something went wrong on our side; the incident id finds it in the log",
            Map.of("incident", incident)));
  }
}
