package org.switchhook.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A REST request with one fault.
 *
 * @param how the fault, for the reader of a failure
 * @param named words of which one has to stand in the problem's {@code field}; empty when no member
 *     is at fault
 */
record BadRequest(
    String how,
    List<String> named,
    String method,
    String path,
    Map<String, String> headers,
    byte[] body) {
  /** HTTP/2 ends the connection, without a word to read, where a header is very long. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  static final byte[] NO_BODY = {};

  static Map<String, String> json(String token) {
    return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
  }

  /** The same request with another body. */
  BadRequest with(String fault, List<String> members, String text) {
    return new BadRequest(fault, members, method, path, headers, text.getBytes(UTF_8));
  }

  BadRequest withBytes(String fault, byte[] bytes) {
    return new BadRequest(fault, List.of(), method, path, headers, bytes);
  }

  BadRequest at(String fault, List<String> members, String other) {
    return new BadRequest(fault, members, method, other, headers, body);
  }

  BadRequest withHeader(String fault, List<String> members, String name, String value) {
    Map<String, String> changed = new java.util.HashMap<>(headers);
    changed.put(name, value);
    return new BadRequest(fault, members, method, path, changed, body);
  }

  HttpResponse<String> send() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(TestServer.http("/" + path))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public String toString() {
    return method + " " + (path.length() > 200 ? path.substring(0, 200) + "…" : path) + ": " + how;
  }
}
