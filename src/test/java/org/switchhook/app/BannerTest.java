package org.switchhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.security.Mode;
import org.switchhook.security.TrialIssuer;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;

class BannerTest {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final HandTime time = new HandTime();
  private final HandWork work = new HandWork();
  private final AtomicInteger asked = new AtomicInteger();

  @TempDir Path data;

  private Banner banner(String address) {
    TrialIssuer issuer =
        new TrialIssuer(new Mode("development"), data.toString(), Duration.ofHours(1), time);
    return new Banner(work, time, issuer, address, 5060, 5059);
  }

  @Test
  void applicationShouldBeAskedUntilItAnswersAndNoThreadShouldBeLeft() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/rooms",
        exchange -> {
          exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 404 : 401, -1);
          exchange.close();
        });
    server.start();
    try {
      banner("http://127.0.0.1:" + server.getAddress().getPort()).printWhenReady();
      assertThat(time.timers()).isEqualTo(1);
      for (int i = 0; i < 3; i++) {
        time.advance(PAUSE);
        work.runAll();
      }
      time.advance(PAUSE);
      work.runAll();
    } finally {
      server.stop(0);
    }

    assertThat(asked).hasValue(3);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("HttpClient"));
  }

  @Test
  void nothingShouldBeTriedAnyMoreAfterAMinute() {
    banner("http://127.0.0.1:1").printWhenReady();
    for (int i = 0; i < 300; i++) {
      assertThat(time.timers()).isEqualTo(1);
      time.advance(PAUSE);
      work.runAll();
    }

    assertThat(time.timers()).isZero();
  }
}
