package org.switchhook.socket;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may open a socket. A browser always says where the page is from (RFC 6455 section
 * 10.2); a program that is no browser may say nothing.
 */
@Singleton
public class Origins {
  private final Set<String> allowed;

  /**
   * Rules from configuration.
   *
   * @param allowed origins such as {@code https://phone.example.org}; none means the page's host
   *     must be the host that was asked; an array, since Payara injects no optional list
   */
  @Inject
  public Origins(@ConfigProperty(name = "switchhook.socket.origins") Optional<String[]> allowed) {
    this.allowed =
        Arrays.stream(allowed.orElse(new String[0]))
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @param origins all values of the Origin header
   * @param host the Host header
   */
  boolean allow(List<String> origins, @Nullable String host) {
    if (origins.isEmpty()) {
      return true;
    }
    if (origins.size() > 1) {
      return false;
    }
    String origin = origins.get(0).toLowerCase(Locale.ROOT);
    return allowed.isEmpty() ? host != null && sameHost(origin, host) : allowed.contains(origin);
  }

  private static boolean sameHost(String origin, String host) {
    try {
      URI page = new URI(origin);
      URI asked = new URI(page.getScheme() + "://" + host.toLowerCase(Locale.ROOT));
      return page.getHost() != null
          && page.getHost().equals(asked.getHost())
          && port(page) == port(asked);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
