package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.switchhook.platform.Json;

/** The deployed WAR answers in the form that RestIT checks in depth on probe routes. */
class ApiErrorsIT {
  @Test
  void unknownPathShouldBeAProblem() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(TestServer.http("/api/v1/no-such-thing"))
            .header("X-Request-Id", "it-404")
            .build();

    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    JsonNode problem = Json.mapper().readTree(answer.body());
    assertThat(problem.get("type").asText()).isEqualTo("/problems/not-found");
    assertThat(problem.get("requestId").asText()).isEqualTo("it-404");
  }
}
