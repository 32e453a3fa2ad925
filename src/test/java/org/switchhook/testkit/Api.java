package org.switchhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.switchhook.it.TestServer;
import org.switchhook.it.TrialTokens;
import org.switchhook.security.SampleUser;

/** A small REST client for tests: bearer token, JSON both ways, every exchange in the ladder. */
public final class Api {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI base;
  private final String token;
  private final Ladder ladder;

  /**
   * What came back.
   *
   * @param body the JSON of the response; a missing node when it has none
   */
  public record Answer(int status, HttpHeaders headers, JsonNode body) {
    /** A member of the body as text. */
    public String text(String member) {
      return body.path(member).asText();
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The last part of a problem's type; an answer that is no problem fails the test. */
    public String problem() {
      assertThat(header("Content-Type")).startsWith("application/problem+json");
      return text("type").replace("/problems/", "");
    }
  }

  /**
   * A client of any server.
   *
   * @param base address that paths are resolved against, ended by a slash
   * @param token bearer token; empty for a client without one
   */
  public Api(URI base, String token, Ladder ladder) {
    this.base = base;
    this.token = token;
    this.ladder = ladder;
  }

  /** A user's client of {@code /api/v1/} of the server under test, for tests without a ladder. */
  public static Api of(SampleUser user) {
    return of(user, new Ladder());
  }

  /** A user's client of {@code /api/v1/} of the server under test. */
  public static Api of(SampleUser user, Ladder ladder) {
    return new Api(TestServer.http("/api/v1/"), TrialTokens.of(user), ladder);
  }

  /** Opens a room and gives its id. */
  public String room(Object body) {
    Answer opened = post("rooms", body);
    assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
    return opened.text("id");
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /**
   * @param body what Jackson can write, or JSON text as a String with ' for "; null for none
   * @param headers names and values in turn, such as {@code "Idempotency-Key", "1"}
   */
  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer patch(String path, Object body, String... headers) {
    return send("PATCH", path, body, headers);
  }

  /**
   * Any request.
   *
   * @param path relative to the base, without a leading slash
   * @param body null for none
   */
  public Answer send(String method, String path, Object body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/problem+json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(JsonText.write(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    ladder.note("REST", "server", method + " " + shortened(path));
    HttpResponse<String> response = exchange(request.build());
    ladder.note("server", "REST", "" + response.statusCode());
    return new Answer(response.statusCode(), response.headers(), JsonText.read(response.body()));
  }

  private static HttpResponse<String> exchange(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for an answer", e);
    }
  }

  /** Ids and queries differ from run to run and say nothing in a diagram. */
  private static String shortened(String path) {
    return path.replaceAll("\\?.*", "?…").replaceAll("[^/?]*[0-9][^/?]*|[^/?]{20,}", "…");
  }
}
