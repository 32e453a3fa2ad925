package org.switchhook.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Set;

/** A token whose form is right and whose signature is still to be checked. */
final class SignedToken {
  private static final int LONGEST = 8192;
  private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

  private final String text;
  private final SignedJWT jwt;
  private final JWTClaimsSet claims;

  private SignedToken(String text, SignedJWT jwt, JWTClaimsSet claims) {
    this.text = text;
    this.jwt = jwt;
    this.claims = claims;
  }

  /**
   * @throws org.switchhook.platform.Problem 401 {@code token-invalid} or {@code token-missing}
   */
  static SignedToken parse(String token) {
    if (token.isBlank()) {
      throw TokenProblem.missing();
    }
    if (token.length() > LONGEST) {
      throw TokenProblem.invalid("has more than " + LONGEST + " characters");
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JOSEObjectType type = jwt.getHeader().getType();
      if (type != null && !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
        throw TokenProblem.invalid("is not an access token");
      }
      return new SignedToken(token, jwt, jwt.getJWTClaimsSet());
    } catch (ParseException | IllegalArgumentException e) {
      throw TokenProblem.invalid("is not a signed JWT");
    }
  }

  /** What the token says about itself, not to be believed before {@link #verified}. */
  String claimedIssuer() {
    return String.valueOf(claims.getIssuer());
  }

  /**
   * The claims, once a key of the issuer is found that signed them.
   *
   * @param algorithms names of the signature algorithms that count; all others are refused
   * @param known signatures that need not be checked again; a good one is added
   */
  JWTClaimsSet verified(Keys keys, Set<String> algorithms, KnownSignatures known) {
    if (!algorithms.contains(jwt.getHeader().getAlgorithm().getName())) {
      throw TokenProblem.invalid("is not signed with an accepted algorithm");
    }
    for (JWK key : keys.matching(jwt.getHeader())) {
      if (known.holds(text, key)) {
        return claims;
      }
      if (isSignedWith(key)) {
        known.add(text, key);
        return claims;
      }
    }
    throw TokenProblem.invalid("is not signed by its issuer");
  }

  private boolean isSignedWith(JWK key) {
    try {
      return jwt.verify(verifier(key));
    } catch (JOSEException e) {
      return false;
    }
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    if (key instanceof RSAKey rsa) {
      return new RSASSAVerifier(rsa.toRSAPublicKey());
    }
    if (key instanceof ECKey ec) {
      return new ECDSAVerifier(ec);
    }
    if (key instanceof OctetKeyPair edwards) {
      return new EdwardsVerifier(edwards);
    }
    throw new JOSEException("no verifier for keys of type " + key.getKeyType());
  }
}
