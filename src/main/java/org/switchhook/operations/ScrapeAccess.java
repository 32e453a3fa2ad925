package org.switchhook.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.TokenVerifier;

/** Who may read the metrics: a scraper by a token of its own, or an admin who runs the server. */
@Singleton
class ScrapeAccess {
  private static final String SCHEME = "Bearer ";
  private static final int SHORTEST = 16;

  private final Optional<String> scraper;
  private final TokenVerifier tokens;
  private final Operators operators;

  /**
   * @param scraper the token of scrapers; empty when there are none
   * @throws IllegalArgumentException when it is too short
   */
  @Inject
  ScrapeAccess(
      @ConfigProperty(name = "switchhook.metrics.token") Optional<String> scraper,
      TokenVerifier tokens,
      Operators operators) {
    if (scraper.isPresent() && scraper.get().length() < SHORTEST) {
      throw new IllegalArgumentException(
          "switchhook.metrics.token must have " + SHORTEST + " characters or more");
    }
    this.scraper = scraper;
    this.tokens = tokens;
    this.operators = operators;
  }

  /**
   * @param header Authorization as it came, null when it did not
   * @throws org.switchhook.platform.Problem 401 or 403
   */
  void require(@Nullable String header) {
    String token = token(header == null ? "" : header);
    if (!isScraper(token)) {
      operators.require(tokens.verify(token));
    }
  }

  private static String token(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : "";
  }

  /** Takes as long for a token that is nearly right. */
  private boolean isScraper(String token) {
    return scraper.isPresent()
        && MessageDigest.isEqual(scraper.get().getBytes(UTF_8), token.getBytes(UTF_8));
  }
}
