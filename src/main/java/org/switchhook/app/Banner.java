package org.switchhook.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Work;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;

/**
 * What a developer sees last: addresses, tokens and the first call. Printed once the application's
 * own address answers, past the log, so that the lines can be copied as they stand. Nothing is held
 * after that.
 */
@Singleton
class Banner {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int TRIES = 300;
  private static final int PATIENCE = 1000;

  /** The server has a few log lines of its own after the application answers. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private final Work work;
  private final Timers timers;
  private final TrialIssuer issuer;
  private final String address;
  private final int sipPort;
  private final int callApiPort;

  @Inject
  Banner(
      Work work,
      Timers timers,
      TrialIssuer issuer,
      @ConfigProperty(name = "switchhook.http.url") String address,
      @ConfigProperty(name = "switchhook.sip.port") int sipPort,
      @ConfigProperty(name = "switchhook.call-api.port") int callApiPort) {
    this.work = work;
    this.timers = timers;
    this.issuer = issuer;
    this.address = address;
    this.sipPort = sipPort;
    this.callApiPort = callApiPort;
  }

  /** Returns at once; the lines come later, or never when nothing answers within a minute. */
  void printWhenReady() {
    tryIn(PAUSE, TRIES);
  }

  private void tryIn(Duration delay, int left) {
    if (left > 0) {
      timers.after(delay, () -> work.execute(() -> ask(left - 1)));
    }
  }

  private void ask(int left) {
    if (answers()) {
      timers.after(LAST, () -> work.execute(() -> print(text())));
    } else {
      tryIn(PAUSE, left);
    }
  }

  /** Without a token it refuses with 401; as long as it is not there the server says otherwise. */
  private boolean answers() {
    try {
      URL url = URI.create(address + "/api/v1/rooms").toURL();
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(PATIENCE);
      connection.setReadTimeout(PATIENCE);
      connection.setRequestProperty("Connection", "close");
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private String text() {
    String user = issuer.token(SampleUser.BOB);
    String admin = issuer.token(SampleUser.ALICE);
    return FirstCall.text(address, sipPort, callApiPort, admin, user);
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
