package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.EventSocket;

/** Metrics as Prometheus reads them. */
@Timeout(120)
class MetricsIT {
  private static final String SCRAPER = "a-token-for-scrapers";

  /** The sandbox lets it ring and answers. */
  private static final String ANSWERS = "+493023125000";

  private static final String BUSY = "+493023125010";

  /** The sandbox is silent. */
  private static final String SILENT = "+493023125006";

  @Test
  void callShouldShowInTheFigures() throws Exception {
    try (Scene scene = Scene.open()) {
      String before = scrape(SCRAPER).body();
      scene.removal(scene.dial(BUSY));
      String call = scene.dial(ANSWERS);
      scene.joined(call);
      String now = scrape(SCRAPER).body();
      scene.hangUp(call);
      scene.removal(call);

      assertGrown(before, now, "call_statuses_total{cause=\"EndedByBusy\",status=\"rejected\"}", 1);
      assertGrown(before, now, "call_statuses_total{cause=\"\",status=\"connected\"}", 1);
      assertGrown(before, now, "post_dial_delay_seconds_count", 1);
      assertGrown(before, now, "calls_live", 1);
      assertGrown(before, now, "sip_messages_total{direction=\"sent\",message=\"INVITE\"}", 2);
      assertGrown(before, now, "sip_messages_total{direction=\"received\",message=\"4xx\"}", 1);
      awaitGrown(before, "sip_messages_total{direction=\"sent\",message=\"ACK\"}", 2);
      assertThat(value(now, "sip_transactions")).isPositive();
      assertThat(value(now, "journal_waiting")).isNotNegative();
      assertThat(value(now, "calls_draining")).isZero();
    }
  }

  @Test
  void socketShouldBeCountedWhileItIsOpen() throws Exception {
    String before = scrape(SCRAPER).body();
    try (Scene scene = Scene.open();
        EventSocket second = scene.watch(SampleUser.BOB)) {
      assertGrown(before, scrape(SCRAPER).body(), "sockets_open", 2);
      assertThat(scrape(SCRAPER).body())
          .contains("switchhook_sockets_closed_total{reason=\"slow_reader\"} ");
    }
  }

  @Test
  void messageThatIsSentAgainShouldBeCounted() throws Exception {
    try (Scene scene = Scene.open()) {
      String name = "sip_retransmissions_total{direction=\"sent\"}";
      double before = value(scrape(SCRAPER).body(), name);
      String call = scene.dial(SILENT);

      double now = before;
      while (now < before + 2) { // after 0.5 s and 1.5 s; the time limit of the test ends it
        now = value(scrape(SCRAPER).body(), name);
      }
      scene.hangUp(call);
    }
  }

  @Test
  void metricsShouldNotBeForEverybody() throws Exception {
    assertThat(scrape("").statusCode()).isEqualTo(401);
    assertThat(scrape("").body()).contains("token-missing");
    assertThat(scrape("a-token-for-scraperz").statusCode()).isEqualTo(401);
    assertThat(scrape(TrialTokens.of(SampleUser.BOB)).statusCode()).isEqualTo(403);
    HttpResponse<String> admin = scrape(TrialTokens.of(SampleUser.ALICE));
    assertThat(admin.statusCode()).isEqualTo(200);
    assertThat(admin.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain")
        .contains("version=0.0.4");
  }

  /** For what may still be on its way out; the time limit of the test ends it. */
  private static void awaitGrown(String before, String name, double by) throws Exception {
    double wanted = value(before, name) + by;
    double now = value(before, name);
    while (now < wanted) {
      now = value(scrape(SCRAPER).body(), name);
    }
  }

  private static void assertGrown(String before, String now, String name, double by) {
    assertThat(value(now, name)).as(name).isGreaterThanOrEqualTo(value(before, name) + by);
  }

  /** 0 for a metric that is not there yet. */
  private static double value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith("switchhook_" + name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findAny()
        .orElse(0);
  }

  private static HttpResponse<String> scrape(String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(TestServer.http("/api/v1/metrics"))
            .header(
                "Accept",
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
