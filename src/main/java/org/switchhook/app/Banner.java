package org.switchhook.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Timers;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;

/**
 * What a developer sees last: addresses, tokens and the first call. Printed once the application's
 * own address answers, past the log, so that the lines can be copied as they stand.
 */
@Singleton
class Banner {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int TRIES = 300;

  /** The server has a few log lines of its own after the application answers. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private final Timers timers;
  private final TrialIssuer issuer;
  private final String address;
  private final int sipPort;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PAUSE).build();

  @Inject
  Banner(
      Timers timers,
      TrialIssuer issuer,
      @ConfigProperty(name = "switchhook.http.url") String address,
      @ConfigProperty(name = "switchhook.sip.port") int sipPort) {
    this.timers = timers;
    this.issuer = issuer;
    this.address = address;
    this.sipPort = sipPort;
  }

  /** Returns at once; the lines come later, or never when nothing answers within a minute. */
  void printWhenReady() {
    tryIn(PAUSE, TRIES);
  }

  private void tryIn(Duration delay, int left) {
    if (left > 0) {
      timers.after(delay, () -> ask(left - 1));
    }
  }

  private void ask(int left) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/rooms")).build();
    var unused =
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .handle((answer, failure) -> answer != null && answer.statusCode() == 401)
            .thenAccept(ready -> printOr(ready, left));
  }

  private void printOr(boolean ready, int left) {
    if (ready) {
      timers.after(LAST, () -> print(text()));
    } else {
      tryIn(PAUSE, left);
    }
  }

  private String text() {
    String user = issuer.token(SampleUser.BOB);
    String admin = issuer.token(SampleUser.ALICE);
    return FirstCall.text(address, sipPort, admin, user);
  }

  /** To the process's own output: the server would put a log prefix before System.out. */
  private static void print(String text) {
    try {
      FileOutputStream out = new FileOutputStream(FileDescriptor.out); // not ours to close
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
