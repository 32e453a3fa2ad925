package org.switchhook.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.switchhook.platform.Problem;

/** The form of a {@link Problem} on the wire: problem JSON (RFC 9457). */
@Singleton
public class ProblemResponse {
  static final String TYPE = "application/problem+json";

  private final ObjectMapper json;
  private final RequestId request;

  @Inject
  public ProblemResponse(ObjectMapper json, RequestId request) {
    this.json = json;
    this.request = request;
  }

  /** A complete response, body included, that no reader's or writer's choice can change. */
  public Response of(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .header(HttpHeaders.CONTENT_TYPE, TYPE)
            .entity(body(problem));
    if (problem.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, challenge(problem));
    }
    Object wait = problem.members().get("retryAfter");
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, wait);
    }
    return response.build();
  }

  /** The problem object as UTF-8 text. */
  byte[] body(Problem problem) {
    Map<String, Object> members = new LinkedHashMap<>(problem.members());
    members.put("type", "/problems/" + problem.id());
    members.put("title", title(problem.id()));
    members.put("status", problem.status());
    members.put("detail", problem.detail());
    members.put("requestId", request.get());
    if (problem.field() != null) {
      members.put("field", problem.field());
    }
    try {
      return json.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "a member of problem " + problem.id() + " has no JSON form", e);
    }
  }

  /** RFC 6750 section 3: no error code when the request had no token at all. */
  private static String challenge(Problem problem) {
    return problem.id().equals("token-missing") ? "Bearer" : "Bearer error=\"invalid_token\"";
  }

  private static String title(String id) {
    return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
  }
}
