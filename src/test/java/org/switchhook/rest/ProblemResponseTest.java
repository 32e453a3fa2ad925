package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.switchhook.platform.Json;
import org.switchhook.platform.Problem;

class ProblemResponseTest {
  private final RequestId request = new RequestId();
  private final ProblemResponse problems = new ProblemResponse(Json.mapper(), request);

  @Test
  void problemShouldBeProblemJson() throws Exception {
    request.set("r-1");

    JsonNode body = body(new Problem(400, "number-invalid", "number", "number is too short"));

    assertThat(body)
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"type": "/problems/number-invalid", "title": "Number invalid", "status": 400,
                     "detail": "number is too short", "field": "number", "requestId": "r-1"}
                    """));
  }

  @Test
  void furtherMembersShouldStandBesideTheStandardOnesAndNeverReplaceThem() throws Exception {
    JsonNode body =
        body(
            new Problem(
                429, "cap-reached", null, "Too many", Map.of("retryAfter", 7, "status", 1)));

    assertThat(body.get("retryAfter").intValue()).isEqualTo(7);
    assertThat(body.get("status").intValue()).isEqualTo(429);
    assertThat(body.has("field")).isFalse();
  }

  private JsonNode body(Problem problem) throws Exception {
    return Json.mapper().readTree(problems.body(problem));
  }
}
