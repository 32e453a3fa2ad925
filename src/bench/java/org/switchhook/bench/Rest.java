package org.switchhook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** A caller of the REST interface that keeps many requests in flight on a few threads. */
final class Rest {
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newFixedThreadPool(2, Rest::daemon))
          .build();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String token;

  Rest(String token) {
    this.token = token;
  }

  static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bench");
    thread.setDaemon(true);
    return thread;
  }

  /** Status of a GET without a token. */
  static int status(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(2000);
    return connection.getResponseCode();
  }

  String token() {
    return token;
  }

  /**
   * @param path behind {@code /api/v1/}
   * @param key idempotency key; empty for none
   */
  CompletableFuture<HttpResponse<String>> post(String path, String body, String key) {
    HttpRequest.Builder request =
        request(BenchServer.http("/api/v1/" + path)).POST(BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> get(URI uri) {
    return HTTP.sendAsync(request(uri).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  /** Opens a room; its id. */
  CompletableFuture<String> room() {
    return post("rooms", "{\"name\":\"Bench\"}", "").thenApply(answer -> text(answer, "id"));
  }

  /** A member of the JSON of a 201; anything else fails. */
  static String text(HttpResponse<String> answer, String member) {
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return json(answer.body()).path(member).asText();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
