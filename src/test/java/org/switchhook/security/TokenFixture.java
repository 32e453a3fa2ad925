package org.switchhook.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.switchhook.platform.Problem;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.MapConfig;
import org.switchhook.testkit.Recorded;

/** Tokens, the issuer that signs them and the verifier that judges them. */
final class TokenFixture implements AutoCloseable {
  static final Duration LIFE = Duration.ofMinutes(5);
  static final RSAKey KEY = rsa("one");

  final HandTime time = new HandTime();
  final MapConfig config = new MapConfig();
  final LocalIssuer issuer = new LocalIssuer();
  final Recorded<CallerSeen> seen = new Recorded<>();
  private final Path data;

  TokenFixture(Path data) throws IOException {
    this.data = data;
    issuer.publish(KEY.toPublicJWK());
    config
        .with("switchhook.mode", "production")
        .with("switchhook.oidc.issuer", issuer.url())
        .with("switchhook.oidc.audience", "calls");
  }

  void assertRefused(int status, String id, String token) {
    Problem problem = catchThrowableOfType(Problem.class, () -> verifier().verify(token));
    assertThat(problem).isNotNull();
    assertThat(problem.status() + " " + problem.id()).isEqualTo(status + " " + id);
    assertThat(token.length() < 12 || !problem.detail().contains(token)).isTrue();
  }

  /** A verifier of the configuration as it is now, without any keys yet. */
  TokenVerifier verifier() {
    OidcSettings settings = new OidcSettings(config);
    return new TokenVerifier(
        mode(),
        settings,
        new IssuerKeys(settings, time),
        trial(),
        new CallerClaims(config),
        seen,
        time);
  }

  TrialIssuer trial() {
    return new TrialIssuer(mode(), data.toString(), LIFE, time);
  }

  private Mode mode() {
    return new Mode(config.getValue("switchhook.mode", String.class));
  }

  /** Claims that pass, to be spoiled by the test. */
  JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.url())
        .audience(List.of("mail", "calls"))
        .subject("u1")
        .claim("domain", "acme")
        .claim("name", "Ada")
        .issueTime(Date.from(time.instant()))
        .expirationTime(Date.from(time.instant().plus(LIFE)));
  }

  static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(claims, JWSAlgorithm.RS256, "one", new RSASSASigner(KEY));
  }

  static String signed(
      JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String kid, JWSSigner signer)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    issuer.close();
  }
}
