package org.switchhook.security;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** The configured issuer of tokens and how it is asked; keys {@code switchhook.oidc.*}. */
@Singleton
public class OidcSettings {
  private static final Set<String> KNOWN = Set.of("RS256", "PS256", "ES256", "EdDSA");

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private final Config config;

  @Inject
  OidcSettings(Config config) {
    this.config = config;
  }

  /** Issuer URL as it stands in the claim {@code iss}; empty text when none is configured. */
  String issuer() {
    return config.getOptionalValue("switchhook.oidc.issuer", String.class).orElse("");
  }

  String audience() {
    return config.getOptionalValue("switchhook.oidc.audience", String.class).orElse("");
  }

  Set<String> algorithms() {
    return Set.copyOf(config.getValues("switchhook.oidc.algorithms", String.class));
  }

  /** How far the issuer's clock and ours may differ. */
  Duration skew() {
    return config.getValue("switchhook.oidc.clock-skew", Duration.class);
  }

  /** Limit for connecting, and again for each wait for bytes. */
  Duration timeout() {
    return config.getValue("switchhook.oidc.timeout", Duration.class);
  }

  /** Age at which keys are fetched again. */
  Duration keysFresh() {
    return config.getValue("switchhook.oidc.keys.fresh", Duration.class);
  }

  /** Age at which keys are given up when the issuer stays away. */
  Duration keysStale() {
    return config.getValue("switchhook.oidc.keys.stale", Duration.class);
  }

  /** Least time between two fetches for the sake of an unknown key or after a failure. */
  Duration keysRetry() {
    return config.getValue("switchhook.oidc.keys.retry", Duration.class);
  }

  /** Limit for one fetch of the keys altogether. */
  Duration keysFetchTime() {
    return config.getValue("switchhook.oidc.keys.fetch-time", Duration.class);
  }

  boolean configured() {
    return !issuer().isEmpty();
  }

  /**
   * @throws IllegalStateException when a setting is missing or makes no sense; names it
   */
  void check() {
    require(
        isSafe(issuer()),
        "switchhook.oidc.issuer must be an https URL (http only on this machine)");
    require(!audience().isEmpty(), "switchhook.oidc.audience must be set beside the issuer");
    require(
        !algorithms().isEmpty() && KNOWN.containsAll(algorithms()),
        "switchhook.oidc.algorithms may hold only RS256, PS256, ES256 and EdDSA");
  }

  /**
   * True for addresses over which keys may be fetched: https, or http that stays on this machine.
   */
  static boolean isSafe(String url) {
    try {
      URI uri = URI.create(url);
      return switch (String.valueOf(uri.getScheme())) {
        case "https" -> uri.getHost() != null;
        case "http" -> LOOPBACK.contains(String.valueOf(uri.getHost()));
        default -> false;
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalStateException(rule);
    }
  }
}
