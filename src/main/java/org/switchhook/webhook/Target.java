package org.switchhook.webhook;

import java.net.URI;
import java.util.Locale;

/**
 * Where a webhook is sent, taken apart.
 *
 * @param host a name, or an IP address, of version 6 in brackets
 * @param path with the query, as it stands in the address
 */
record Target(boolean secure, String host, int port, String path) {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  static Target of(URI uri) {
    boolean secure = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new Target(
        secure,
        uri.getHost(),
        uri.getPort() < 0 ? usual(secure) : uri.getPort(),
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
  }

  private static int usual(boolean secure) {
    return secure ? HTTPS : HTTP;
  }

  /** The value of the header {@code Host}. */
  String authority() {
    return port == usual(secure) ? host : host + ":" + port;
  }
}
