package org.switchhook.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An OIDC issuer on the loopback address, with tokens for a server in production mode. */
public final class LoginServer implements AutoCloseable {
  public static final String AUDIENCE = "calls";

  private static final Duration LIFE = Duration.ofHours(1);

  private final LocalIssuer issuer = new LocalIssuer();

  public LoginServer() throws IOException {
    issuer.publish(TokenFixture.KEY.toPublicJWK());
  }

  public String url() {
    return issuer.url();
  }

  /** A token that is good for an hour; its user is of the domain {@code acme}. */
  public String token(String user, String... roles) {
    return tokenIn("acme", user, roles);
  }

  /** As above, of any domain. */
  public String tokenIn(String domain, String user, String... roles) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(url())
            .audience(AUDIENCE)
            .subject(user)
            .claim("domain", domain)
            .claim("roles", List.of(roles))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)));
    try {
      return TokenFixture.signed(claims);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    issuer.close();
  }
}
