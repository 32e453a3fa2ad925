package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;

/** What the server under test says of itself, as Prometheus reads it. */
final class Gauges {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Gauges() {}

  /** A value without labels; 0 when there is none. */
  static double of(String name) {
    return value(text(), name);
  }

  /** Returns when none of them is above its limit. */
  static void await(Duration deadline, double limit, String... names) {
    long end = System.nanoTime() + deadline.toNanos();
    String now = text();
    while (sum(now, names) > limit) {
      assertThat(System.nanoTime()).as(now.replaceAll("(?m)^#.*\n", "")).isLessThan(end);
      now = text();
    }
  }

  private static double sum(String text, String... names) {
    return Arrays.stream(names).mapToDouble(name -> value(text, name)).sum();
  }

  private static double value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith("switchhook_" + name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findAny()
        .orElse(0);
  }

  private static String text() {
    HttpRequest request =
        HttpRequest.newBuilder(TestServer.http("/api/v1/metrics"))
            .header("Authorization", "Bearer a-token-for-scrapers")
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError("no metrics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
