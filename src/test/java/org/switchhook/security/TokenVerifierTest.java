package org.switchhook.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchhook.security.TokenFixture.KEY;
import static org.switchhook.security.TokenFixture.LIFE;
import static org.switchhook.security.TokenFixture.rsa;
import static org.switchhook.security.TokenFixture.signed;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;

class TokenVerifierTest {
  @TempDir Path data;

  private TokenFixture tokens;

  @BeforeEach
  void startIssuer() throws Exception {
    tokens = new TokenFixture(data);
  }

  @AfterEach
  void stopIssuer() {
    tokens.close();
  }

  @Test
  void callerShouldBeReadWhenTheTokenIsGood() throws Exception {
    Caller caller =
        tokens.verifier().verify(signed(tokens.good().claim("roles", List.of("x", "admin"))));

    assertThat(caller)
        .isEqualTo(new Caller(new UserId("u1"), new DomainId("acme"), Role.ADMIN, "Ada"));
  }

  @Test
  void callerShouldBeUserNamedByIdWhenTheTokenHasNeitherRolesNorName() throws Exception {
    Caller caller = tokens.verifier().verify(signed(tokens.good().claim("name", null)));

    assertThat(caller.role()).isEqualTo(Role.USER);
    assertThat(caller.displayName()).isEqualTo("u1");
  }

  @Test
  void claimsShouldBeFoundInNestedObjectsWhenConfiguredAsPath() throws Exception {
    tokens.config.with("switchhook.oidc.claim.roles", "realm_access.roles");
    tokens.config.with("switchhook.oidc.claim.domain", "https://example.com/tenant");

    Caller caller =
        tokens
            .verifier()
            .verify(
                signed(
                    tokens
                        .good()
                        .claim("https://example.com/tenant", "other")
                        .claim("realm_access", Map.of("roles", List.of("admin")))));

    assertThat(caller.role()).isEqualTo(Role.ADMIN);
    assertThat(caller.domain()).isEqualTo(new DomainId("other"));
  }

  @Test
  void tokenShouldBeRefusedWhenAUserRoleIsConfiguredAndAbsent() throws Exception {
    tokens.config.with("switchhook.oidc.user-role", "caller");

    tokens.assertRefused(403, "role-missing", signed(tokens.good()));
    assertThat(
            tokens.verifier().verify(signed(tokens.good().claim("roles", "caller other"))).role())
        .isEqualTo(Role.USER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyTokenShouldBeMissing(String token) {
    tokens.assertRefused(401, "token-missing", token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "....", "e30.e30.", "\u0000"})
  void garbageShouldBeInvalid(String token) {
    tokens.assertRefused(401, "token-invalid", token);
  }

  @Test
  void tokenShouldBeInvalidWhenItIsTooLong() {
    tokens.assertRefused(401, "token-invalid", "a".repeat(10_000));
  }

  @Test
  void tokenShouldBeInvalidWhenUnsigned() {
    tokens.assertRefused(401, "token-invalid", new PlainJWT(tokens.good().build()).serialize());
  }

  @Test
  void tokenShouldBeInvalidWhenSignedByHmacWithThePublicKeyAsSecret() throws Exception {
    byte[] secret = KEY.toRSAPublicKey().getEncoded();

    tokens.assertRefused(
        401,
        "token-invalid",
        signed(tokens.good(), JWSAlgorithm.HS256, "one", new MACSigner(secret)));
  }

  @Test
  void tokenShouldBeInvalidWhenAnotherKeyOfThatNameSignedIt() throws Exception {
    tokens.assertRefused(
        401,
        "token-invalid",
        signed(tokens.good(), JWSAlgorithm.RS256, "one", new RSASSASigner(rsa("one"))));
  }

  @Test
  void tokenShouldBeInvalidWhenItsAlgorithmIsNotConfigured() throws Exception {
    tokens.config.with("switchhook.oidc.algorithms", "ES256");

    tokens.assertRefused(401, "token-invalid", signed(tokens.good()));
  }

  @Test
  void everyConfiguredAlgorithmShouldBeAccepted() throws Exception {
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    EdwardsSigner ed = new EdwardsSigner("three");
    tokens.issuer.publish(KEY.toPublicJWK(), ec.toPublicJWK(), ed.publicKey());

    for (String token :
        List.of(
            signed(tokens.good()),
            signed(tokens.good(), JWSAlgorithm.PS256, "one", new RSASSASigner(KEY)),
            signed(tokens.good(), JWSAlgorithm.ES256, "two", new ECDSASigner(ec)),
            signed(tokens.good(), JWSAlgorithm.EdDSA, "three", ed))) {
      assertThat(tokens.verifier().verify(token).user()).isEqualTo(new UserId("u1"));
    }
    tokens.assertRefused(
        401,
        "token-invalid",
        signed(tokens.good(), JWSAlgorithm.EdDSA, "three", new EdwardsSigner("three")));
  }

  @Test
  void tokenShouldExpireOnlyAfterTheClockSkew() throws Exception {
    String token = signed(tokens.good());
    TokenVerifier verifier = tokens.verifier();

    tokens.time.advance(LIFE.plusSeconds(29));
    assertThat(verifier.verify(token).user()).isEqualTo(new UserId("u1"));
    tokens.time.advance(Duration.ofSeconds(1));
    tokens.assertRefused(401, "token-expired", token);
  }

  @Test
  void tokenShouldBeInvalidWhenItsTimesAreMissingOrAhead() throws Exception {
    Date ahead = Date.from(tokens.time.instant().plusSeconds(31));

    tokens.assertRefused(401, "token-invalid", signed(tokens.good().expirationTime(null)));
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().notBeforeTime(ahead)));
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().issueTime(ahead)));
  }

  @Test
  void tokenShouldBeInvalidWhenItIsForAnotherAudienceOrFromAnotherIssuer() throws Exception {
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().audience("mail")));
    tokens.assertRefused(
        401, "token-invalid", signed(tokens.good().issuer("https://else.example")));
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().issuer(null)));
  }

  @Test
  void tokenShouldBeInvalidWhenUserOrDomainCanNotBeRead() throws Exception {
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().claim("domain", null)));
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().claim("domain", "a/b")));
    tokens.assertRefused(
        401, "token-invalid", signed(tokens.good().claim("domain", List.of("acme"))));
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().subject(null)));
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().subject("a b")));
  }

  @Test
  void tokenShouldBeInvalidWhenItIsOfAnotherType() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("one")
            .type(new JOSEObjectType("logout+jwt"))
            .build();
    SignedJWT token = new SignedJWT(header, tokens.good().build());
    token.sign(new RSASSASigner(KEY));

    tokens.assertRefused(401, "token-invalid", token.serialize());
  }

  @Test
  void trialTokenShouldBeAcceptedInDevelopmentModeBesideTheIssuersOwn() throws Exception {
    tokens.config.with("switchhook.mode", "development");

    assertThat(tokens.verifier().verify(tokens.trial().token(SampleUser.ALICE)))
        .isEqualTo(
            new Caller(new UserId("alice"), new DomainId("example"), Role.ADMIN, "Alice Example"));
    assertThat(tokens.verifier().verify(signed(tokens.good())).user()).isEqualTo(new UserId("u1"));
  }

  @Test
  void goodTokenShouldTellWhoWasSeenAndABadOneNothing() throws Exception {
    Caller caller =
        tokens.verifier().verify(signed(tokens.good().claim("preferred_username", "ada")));
    tokens.verifier().verify(signed(tokens.good()));
    tokens.assertRefused(401, "token-invalid", signed(tokens.good().audience("mail")));

    assertThat(tokens.seen.fired())
        .containsExactly(new CallerSeen(caller, "ada"), new CallerSeen(caller, "u1"));
  }

  @Test
  void trialTokenShouldBeRefusedInProductionMode() {
    tokens.config.with("switchhook.mode", "development");
    String token = tokens.trial().token(SampleUser.ALICE);
    tokens.config.with("switchhook.mode", "production");

    tokens.assertRefused(401, "token-invalid", token);
    assertThatThrownBy(() -> tokens.trial().token(SampleUser.ALICE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void trialTokenShouldBeRefusedWhenAnotherInstallationIssuedIt(@TempDir Path other) {
    tokens.config.with("switchhook.mode", "development");
    TrialIssuer stranger =
        new TrialIssuer(new Mode("development"), other.toString(), LIFE, tokens.time);

    tokens.assertRefused(401, "token-invalid", stranger.token(SampleUser.ALICE));
  }
}
