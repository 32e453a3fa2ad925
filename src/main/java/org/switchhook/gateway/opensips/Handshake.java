package org.switchhook.gateway.opensips;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request for {@code /call-api} says.
 *
 * @param localPort the port of the listener that it came by
 * @param remote IP address of who has connected
 * @param headers by name in lower case
 * @param query null when there is none
 */
record Handshake(
    String method,
    int localPort,
    String remote,
    @Nullable String query,
    Map<String, List<String>> headers) {

  static Handshake of(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
    }
    return new Handshake(
        request.getMethod(),
        request.getLocalPort(),
        request.getRemoteAddr(),
        request.getQueryString(),
        headers);
  }

  /** True for the upgrade that RFC 6455 section 4.2.1 describes. */
  boolean isUpgrade() {
    return method.equals("GET")
        && names("upgrade", "websocket")
        && names("connection", "upgrade")
        && header("sec-websocket-version").equals("13")
        && !header("sec-websocket-key").isEmpty();
  }

  private boolean names(String header, String word) {
    return headers.getOrDefault(header, List.of()).stream()
        .flatMap(line -> List.of(line.split(",", -1)).stream())
        .anyMatch(part -> part.strip().equalsIgnoreCase(word));
  }

  /** The header's value; the empty text when there is none, or more than one. */
  String header(String name) {
    List<String> lines = headers.getOrDefault(name, List.of());
    return lines.size() == 1 ? lines.get(0) : "";
  }

  /** True when a proxy says that it passes on somebody else's request. */
  boolean isForwarded() {
    return headers.keySet().stream()
        .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
  }
}
