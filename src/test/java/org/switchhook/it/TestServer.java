package org.switchhook.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Where the server under test listens, as the build says it in system properties. All of it is on
 * the loopback address. The first use fails when the WAR did not deploy, so that no test takes a
 * server without it for the real one.
 */
public final class TestServer {
  static {
    requireReady();
  }

  private TestServer() {}

  /** Resolves a path such as {@code /api/v1/rooms} against the server's web address. */
  public static URI http(String path) {
    return at("switchhook.it.http", path);
  }

  /** The listener that serves {@code /call-api} alone. */
  public static URI callApi(String path) {
    String http = at("switchhook.it.call-api", path).toString();
    return URI.create(http.replaceFirst("^http", "ws"));
  }

  /** As above, against the address where the server is managed. */
  static URI management(String path) {
    return at("switchhook.it.management", path);
  }

  private static URI at(String portProperty, String path) {
    return URI.create("http://127.0.0.1:" + Integer.getInteger(portProperty) + path);
  }

  private static void requireReady() {
    URI ready = at("switchhook.it.management", "/health/ready");
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "The WAR did not deploy, see target/test-server.log: " + answer.body());
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("No server answers at " + ready, e);
    }
  }
}
