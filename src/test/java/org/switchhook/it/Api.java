package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.switchhook.security.SampleUser;

/** One user's REST client of the server under test. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String token;

  Api(SampleUser user) {
    token = TrialTokens.of(user);
  }

  /** An answer with its body as JSON, missing when there is none. */
  record Reply(HttpResponse<String> response, JsonNode body) {
    int status() {
      return response.statusCode();
    }

    String text(String member) {
      return body.path(member).asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The last part of a problem's type. */
    String problem() {
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      return text("type").replace("/problems/", "");
    }
  }

  Reply get(String path) throws Exception {
    return send("GET", path, null);
  }

  Reply post(String path, String body, String... headers) throws Exception {
    return send("POST", path, body, headers);
  }

  Reply delete(String path) throws Exception {
    return send("DELETE", path, null);
  }

  /**
   * @param body JSON with ' for ", null for none
   * @param headers name, value, name, value, …
   */
  Reply send(String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(TestServer.http("/api/v1" + path))
            .header("Authorization", "Bearer " + token);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return reply(HTTP.send(request.build(), BodyHandlers.ofString()));
  }

  private static Reply reply(HttpResponse<String> response) throws IOException {
    return new Reply(response, JSON.readTree(response.body()));
  }

  /** Opens a room and gives its id. */
  String room(String body) throws Exception {
    Reply opened = post("/rooms", body);
    assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
    return opened.text("id");
  }
}
