package org.switchhook.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/**
 * Fetches small JSON documents from the issuer. Follows no redirect, so the answer comes from the
 * host that was named. Built on {@link HttpURLConnection}, which leaves no thread behind when the
 * application is undeployed.
 */
final class IssuerHttp {
  private static final int LARGEST = 256 * 1024;

  private final int timeout;

  IssuerHttp(Duration timeout) {
    this.timeout = Math.toIntExact(timeout.toMillis());
  }

  String get(String url) throws IOException {
    if (!OidcSettings.isSafe(url)) {
      throw new IOException("not an https address: " + url);
    }
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    try {
      connection.setConnectTimeout(timeout);
      connection.setReadTimeout(timeout);
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

  private static String read(String url, HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      byte[] body = in.readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        throw new IOException(url + " answered more than " + LARGEST + " bytes");
      }
      return new String(body, UTF_8);
    }
  }
}
