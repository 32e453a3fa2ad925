package org.switchhook.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Fetches small JSON documents from the issuer, all of them within one limit of time. Follows no
 * redirect, so the answer comes from the host that was named. Built on {@link HttpURLConnection},
 * which leaves no thread behind when the application is undeployed.
 */
final class IssuerHttp {
  private static final int LARGEST = 256 * 1024;

  private final Duration timeout;
  private final Instant end;
  private final Clock clock;

  /**
   * @param timeout limit for connecting, and again for each wait for bytes
   * @param total limit from now on
   */
  IssuerHttp(Duration timeout, Duration total, Clock clock) {
    this.timeout = timeout;
    this.end = clock.instant().plus(total);
    this.clock = clock;
  }

  String get(String url) throws IOException {
    if (!OidcSettings.isSafe(url)) {
      throw new IOException("not an https address: " + url);
    }
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    try {
      connection.setConnectTimeout(patience(url));
      connection.setReadTimeout(patience(url));
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestProperty("Accept", "application/json");
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IOException(url + " answered " + connection.getResponseCode());
      }
      return read(url, connection);
    } finally {
      connection.disconnect();
    }
  }

  private String read(String url, HttpURLConnection connection) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try (InputStream in = connection.getInputStream()) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        body.write(part, 0, read);
        if (body.size() > LARGEST) {
          throw new IOException(url + " answered more than " + LARGEST + " bytes");
        }
        patience(url);
      }
    }
    return body.toString(UTF_8);
  }

  /** Milliseconds for the next wait. */
  private int patience(String url) throws IOException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IOException(url + " is too slow");
    }
    return Math.toIntExact((left.compareTo(timeout) < 0 ? left : timeout).toMillis());
  }
}
