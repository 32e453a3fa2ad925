package org.switchhook.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;
import org.switchhook.platform.Problem;

/**
 * The keys of the configured issuer, found by OpenID Connect Discovery 1.0 section 4 at the first
 * token and fetched again when they grow old or a token names a key we have not seen. The issuer
 * may start later than we, change its keys, or be away for a while.
 */
@Singleton
class IssuerKeys implements Keys {
  private static final System.Logger LOG = Log.of(IssuerKeys.class);

  private final OidcSettings settings;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();

  private volatile @Nullable Fetched fetched;
  private volatile Instant lastTry = Instant.MIN;
  private volatile IssuerContact contact = IssuerContact.NOT_ASKED;

  /** A key set and when it came. */
  private record Fetched(JWKSet keys, Instant at) {
    boolean olderThan(Duration age, Instant now) {
      return at.plus(age).isBefore(now);
    }
  }

  @Inject
  IssuerKeys(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Who names a key that may be in a fetch under way does not wait for it. */
  @Override
  public List<JWK> matching(JWSHeader header) {
    JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
    List<JWK> keys = selector.select(current());
    if (keys.isEmpty()) {
      if (!refresh(Duration.ZERO)) {
        throw unavailable();
      }
      keys = selector.select(current());
    }
    return keys;
  }

  /** How the last fetch ended; asks nobody. */
  IssuerContact contact() {
    return contact;
  }

  private JWKSet current() {
    Fetched known = fetched;
    if (known == null) {
      refresh(settings.timeout());
      known = fetched;
    } else if (known.olderThan(settings.keysFresh(), clock.instant())) {
      refresh(Duration.ZERO);
      known = fetched;
    }
    if (known == null || known.olderThan(settings.keysStale(), clock.instant())) {
      throw unavailable();
    }
    return known.keys();
  }

  private static Problem unavailable() {
    return new Problem(
        503,
        "issuer-unavailable",
        null,
        "The token can not be checked now because its issuer does not answer");
  }

  /**
   * Fetches, unless the last fetch was a short time ago.
   *
   * @param patience longest wait for a fetch that is under way
   * @return false when that one has not ended
   */
  private boolean refresh(Duration patience) {
    if (!begin(patience)) {
      return false;
    }
    try {
      Instant now = clock.instant();
      if (lastTry.isBefore(now.minus(settings.keysRetry()))) {
        lastTry = now;
        fetched = new Fetched(fetch(), now);
        contact = IssuerContact.ANSWERED;
      }
    } catch (IOException | ParseException | IllegalArgumentException e) {
      contact = IssuerContact.FAILED;
      LOG.log(
          System.Logger.Level.WARNING,
          "The keys of the token issuer can not be had: {0}",
          e.getMessage());
    } finally {
      fetching.unlock();
    }
    return true;
  }

  private boolean begin(Duration patience) {
    try {
      return fetching.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private JWKSet fetch() throws IOException, ParseException {
    String issuer = settings.issuer();
    IssuerHttp http = new IssuerHttp(settings.timeout(), settings.keysFetchTime(), clock);
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    var discovered = JSONObjectUtils.parse(http.get(base + "/.well-known/openid-configuration"));
    if (!issuer.equals(discovered.get("issuer"))) {
      throw new IOException("the discovery document is of another issuer");
    }
    return JWKSet.parse(http.get(String.valueOf(discovered.get("jwks_uri"))));
  }
}
