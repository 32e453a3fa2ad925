package org.switchhook.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;

/**
 * Issues tokens for the sample users, in development mode only, so that a fresh start can be tried
 * without an identity provider. No route leads here: who wants a token must see the console.
 */
@Singleton
public class TrialIssuer implements Keys {
  /** The claim {@code iss} of trial tokens. */
  static final String NAME = "urn:switchhook:trial";

  static final String AUDIENCE = "switchhook";

  private final Mode mode;
  private final Path data;
  private final Duration valid;
  private final Clock clock;
  private @Nullable ECKey key;

  @Inject
  public TrialIssuer(
      Mode mode,
      @ConfigProperty(name = "switchhook.data") String data,
      @ConfigProperty(name = "switchhook.trial.token-valid") Duration valid,
      Clock clock) {
    this.mode = mode;
    this.data = Path.of(data);
    this.valid = valid;
    this.clock = clock;
  }

  /**
   * A fresh token for a sample user.
   *
   * @throws IllegalStateException in production mode
   */
  public String token(SampleUser user) {
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(NAME)
            .audience(AUDIENCE)
            .subject(user.id())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(valid)))
            .build();
    return sign(claims);
  }

  /**
   * The sample user behind a verified trial token; what the token says beyond his id is not read.
   */
  static Caller caller(JWTClaimsSet claims) {
    for (SampleUser user : SampleUser.values()) {
      if (user.id().equals(claims.getSubject())) {
        return new Caller(
            new UserId(user.id()), new DomainId(user.domain()), user.role(), user.displayName());
      }
    }
    throw TokenProblem.invalid("is of no sample user");
  }

  @Override
  public List<JWK> matching(JWSHeader header) {
    ECKey own = key();
    return Objects.equals(own.getKeyID(), header.getKeyID())
        ? List.of(own.toPublicJWK())
        : List.of();
  }

  private String sign(JWTClaimsSet claims) {
    ECKey own = key();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(own.getKeyID())
            .build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new ECDSASigner(own));
    } catch (JOSEException e) {
      throw new IllegalStateException("The trial key can not sign", e);
    }
    return token.serialize();
  }

  private synchronized ECKey key() {
    if (!mode.isDevelopment()) {
      throw new IllegalStateException("There is no trial issuer outside of development mode");
    }
    if (key == null) {
      key = TrialKey.in(data);
    }
    return key;
  }
}
