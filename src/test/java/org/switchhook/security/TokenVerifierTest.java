package org.switchhook.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.MapConfig;

class TokenVerifierTest {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private static RSAKey key;

  @TempDir Path data;

  private final HandTime time = new HandTime();
  private final MapConfig config = new MapConfig();
  private LocalIssuer issuer;

  @BeforeAll
  static void makeKey() throws Exception {
    key = rsa("one");
  }

  @BeforeEach
  void startIssuer() throws Exception {
    issuer = new LocalIssuer();
    issuer.publish(key.toPublicJWK());
    config
        .with("switchhook.mode", "production")
        .with("switchhook.oidc.issuer", issuer.url())
        .with("switchhook.oidc.audience", "calls");
  }

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  @Test
  void callerShouldBeReadWhenTheTokenIsGood() throws Exception {
    Caller caller = verifier().verify(signed(good().claim("roles", List.of("x", "admin"))));

    assertThat(caller)
        .isEqualTo(new Caller(new UserId("u1"), new DomainId("acme"), Role.ADMIN, "Ada"));
  }

  @Test
  void callerShouldBeUserNamedByIdWhenTheTokenHasNeitherRolesNorName() throws Exception {
    Caller caller = verifier().verify(signed(good().claim("name", null)));

    assertThat(caller.role()).isEqualTo(Role.USER);
    assertThat(caller.displayName()).isEqualTo("u1");
  }

  @Test
  void claimsShouldBeFoundInNestedObjectsWhenConfiguredAsPath() throws Exception {
    config.with("switchhook.oidc.claim.roles", "realm_access.roles");
    config.with("switchhook.oidc.claim.domain", "https://example.com/tenant");

    Caller caller =
        verifier()
            .verify(
                signed(
                    good()
                        .claim("https://example.com/tenant", "other")
                        .claim("realm_access", Map.of("roles", List.of("admin")))));

    assertThat(caller.role()).isEqualTo(Role.ADMIN);
    assertThat(caller.domain()).isEqualTo(new DomainId("other"));
  }

  @Test
  void tokenShouldBeRefusedWhenAUserRoleIsConfiguredAndAbsent() throws Exception {
    config.with("switchhook.oidc.user-role", "caller");

    assertRefused(403, "role-missing", signed(good()));
    assertThat(verifier().verify(signed(good().claim("roles", "caller other"))).role())
        .isEqualTo(Role.USER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyTokenShouldBeMissing(String token) {
    assertRefused(401, "token-missing", token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "....", "e30.e30.", "\u0000"})
  void garbageShouldBeInvalid(String token) {
    assertRefused(401, "token-invalid", token);
  }

  @Test
  void tokenShouldBeInvalidWhenItIsTooLong() {
    assertRefused(401, "token-invalid", "a".repeat(10_000));
  }

  @Test
  void tokenShouldBeInvalidWhenUnsigned() {
    assertRefused(401, "token-invalid", new PlainJWT(good().build()).serialize());
  }

  @Test
  void tokenShouldBeInvalidWhenSignedByHmacWithThePublicKeyAsSecret() throws Exception {
    byte[] secret = key.toRSAPublicKey().getEncoded();

    assertRefused(
        401, "token-invalid", signed(good(), JWSAlgorithm.HS256, "one", new MACSigner(secret)));
  }

  @Test
  void tokenShouldBeInvalidWhenAnotherKeyOfThatNameSignedIt() throws Exception {
    assertRefused(
        401,
        "token-invalid",
        signed(good(), JWSAlgorithm.RS256, "one", new RSASSASigner(rsa("one"))));
  }

  @Test
  void tokenShouldBeInvalidWhenItsAlgorithmIsNotConfigured() throws Exception {
    config.with("switchhook.oidc.algorithms", "ES256");

    assertRefused(401, "token-invalid", signed(good()));
  }

  @Test
  void everyConfiguredAlgorithmShouldBeAccepted() throws Exception {
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
    EdwardsSigner ed = new EdwardsSigner("three");
    issuer.publish(key.toPublicJWK(), ec.toPublicJWK(), ed.publicKey());

    for (String token :
        List.of(
            signed(good()),
            signed(good(), JWSAlgorithm.PS256, "one", new RSASSASigner(key)),
            signed(good(), JWSAlgorithm.ES256, "two", new ECDSASigner(ec)),
            signed(good(), JWSAlgorithm.EdDSA, "three", ed))) {
      assertThat(verifier().verify(token).user()).isEqualTo(new UserId("u1"));
    }
    assertRefused(
        401,
        "token-invalid",
        signed(good(), JWSAlgorithm.EdDSA, "three", new EdwardsSigner("three")));
  }

  @Test
  void tokenShouldExpireOnlyAfterTheClockSkew() throws Exception {
    String token = signed(good());
    TokenVerifier verifier = verifier();

    time.advance(LIFE.plusSeconds(29));
    assertThat(verifier.verify(token).user()).isEqualTo(new UserId("u1"));
    time.advance(Duration.ofSeconds(1));
    assertRefused(401, "token-expired", token);
  }

  @Test
  void tokenShouldBeInvalidWhenItsTimesAreMissingOrAhead() throws Exception {
    Date ahead = Date.from(time.instant().plusSeconds(31));

    assertRefused(401, "token-invalid", signed(good().expirationTime(null)));
    assertRefused(401, "token-invalid", signed(good().notBeforeTime(ahead)));
    assertRefused(401, "token-invalid", signed(good().issueTime(ahead)));
  }

  @Test
  void tokenShouldBeInvalidWhenItIsForAnotherAudienceOrFromAnotherIssuer() throws Exception {
    assertRefused(401, "token-invalid", signed(good().audience("mail")));
    assertRefused(401, "token-invalid", signed(good().issuer("https://else.example")));
    assertRefused(401, "token-invalid", signed(good().issuer(null)));
  }

  @Test
  void tokenShouldBeInvalidWhenUserOrDomainCanNotBeRead() throws Exception {
    assertRefused(401, "token-invalid", signed(good().claim("domain", null)));
    assertRefused(401, "token-invalid", signed(good().claim("domain", "a/b")));
    assertRefused(401, "token-invalid", signed(good().claim("domain", List.of("acme"))));
    assertRefused(401, "token-invalid", signed(good().subject(null)));
    assertRefused(401, "token-invalid", signed(good().subject("a b")));
  }

  @Test
  void tokenShouldBeInvalidWhenItIsOfAnotherType() throws Exception {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("one")
            .type(new JOSEObjectType("logout+jwt"))
            .build();
    SignedJWT token = new SignedJWT(header, good().build());
    token.sign(new RSASSASigner(key));

    assertRefused(401, "token-invalid", token.serialize());
  }

  @Test
  void newKeyShouldBeFetchedWhenATokenNamesIt() throws Exception {
    TokenVerifier verifier = verifier();
    verifier.verify(signed(good()));
    RSAKey next = rsa("next");
    issuer.publish(next.toPublicJWK());
    time.advance(Duration.ofSeconds(11));

    String token = signed(good(), JWSAlgorithm.RS256, "next", new RSASSASigner(next));

    assertThat(verifier.verify(token).user()).isEqualTo(new UserId("u1"));
    assertThatThrownBy(() -> verifier.verify(signed(good()))).hasMessageContaining("not signed by");
  }

  @Test
  void keysShouldBeFetchedOnceWhenManyTokensNameUnknownOnes() throws Exception {
    TokenVerifier verifier = verifier();
    verifier.verify(signed(good()));
    time.advance(Duration.ofSeconds(11));

    for (int i = 0; i < 20; i++) {
      String token = signed(good(), JWSAlgorithm.RS256, "kid" + i, new RSASSASigner(key));
      assertThatThrownBy(() -> verifier.verify(token)).hasMessageContaining("not signed by");
    }

    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void issuerMayStartLaterThanWe() throws Exception {
    issuer.answer(503);
    TokenVerifier verifier = verifier();
    assertThatThrownBy(() -> verifier.verify(signed(good())))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.id()).isEqualTo("issuer-unavailable");
            });

    issuer.answer(200);
    time.advance(Duration.ofSeconds(11));

    assertThat(verifier.verify(signed(good())).user()).isEqualTo(new UserId("u1"));
  }

  @Test
  void knownKeysShouldServeForHoursButNotForEverWhenTheIssuerGoesAway() throws Exception {
    TokenVerifier verifier = verifier();
    verifier.verify(signed(good()));
    issuer.answer(500);

    time.advance(Duration.ofHours(3));
    assertThat(verifier.verify(signed(good())).user()).isEqualTo(new UserId("u1"));
    time.advance(Duration.ofHours(2));
    assertThatThrownBy(() -> verifier.verify(signed(good())))
        .hasMessageContaining("does not answer");
  }

  @Test
  void redirectShouldNotBeFollowed() throws Exception {
    issuer.answer(302);

    assertRefused(503, "issuer-unavailable", signed(good()));
    assertThat(issuer.fetches()).isZero();
  }

  @Test
  void discoveryDocumentOfAnotherIssuerShouldNotCount() throws Exception {
    issuer.claimToBe("https://else.example");

    assertRefused(503, "issuer-unavailable", signed(good()));
  }

  @Test
  void trialTokenShouldBeAcceptedInDevelopmentModeBesideTheIssuersOwn() throws Exception {
    config.with("switchhook.mode", "development");

    assertThat(verifier().verify(trial().token(SampleUser.ALICE)))
        .isEqualTo(
            new Caller(new UserId("alice"), new DomainId("example"), Role.ADMIN, "Alice Example"));
    assertThat(verifier().verify(signed(good())).user()).isEqualTo(new UserId("u1"));
  }

  @Test
  void trialTokenShouldBeRefusedInProductionMode() {
    config.with("switchhook.mode", "development");
    String token = trial().token(SampleUser.ALICE);
    config.with("switchhook.mode", "production");

    assertRefused(401, "token-invalid", token);
    assertThatThrownBy(() -> trial().token(SampleUser.ALICE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void trialTokenShouldBeRefusedWhenAnotherInstallationIssuedIt(@TempDir Path other) {
    config.with("switchhook.mode", "development");
    TrialIssuer stranger = new TrialIssuer(new Mode("development"), other.toString(), LIFE, time);

    assertRefused(401, "token-invalid", stranger.token(SampleUser.ALICE));
  }

  private void assertRefused(int status, String id, String token) {
    Problem problem = catchThrowableOfType(Problem.class, () -> verifier().verify(token));
    assertThat(problem).isNotNull();
    assertThat(problem.status() + " " + problem.id()).isEqualTo(status + " " + id);
    assertThat(token.length() < 12 || !problem.detail().contains(token)).isTrue();
  }

  private TokenVerifier verifier() {
    OidcSettings settings = new OidcSettings(config);
    return new TokenVerifier(
        mode(), settings, new IssuerKeys(settings, time), trial(), new CallerClaims(config), time);
  }

  private TrialIssuer trial() {
    return new TrialIssuer(mode(), data.toString(), LIFE, time);
  }

  private Mode mode() {
    return new Mode(config.getValue("switchhook.mode", String.class));
  }

  private JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer.url())
        .audience(List.of("mail", "calls"))
        .subject("u1")
        .claim("domain", "acme")
        .claim("name", "Ada")
        .issueTime(Date.from(time.instant()))
        .expirationTime(Date.from(time.instant().plus(LIFE)));
  }

  private String signed(JWTClaimsSet.Builder claims) throws Exception {
    return signed(claims, JWSAlgorithm.RS256, "one", new RSASSASigner(key));
  }

  private static String signed(
      JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String kid, JWSSigner signer)
      throws Exception {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static RSAKey rsa(String kid) throws Exception {
    return new RSAKeyGenerator(2048).keyID(kid).generate();
  }

  @Test
  @Timeout(20)
  void othersShouldNotWaitForAFetchUnderWay() throws Exception {
    TokenVerifier verifier = verifier();
    verifier.verify(signed(good()));
    time.advance(Duration.ofSeconds(11));
    String known = signed(good());
    String unknown = signed(good(), JWSAlgorithm.RS256, "new", new RSASSASigner(key));
    issuer.hold();
    CompletableFuture<Throwable> first =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> verifier.verify(unknown)));
    issuer.awaitRequest();

    assertThat(verifier.verify(known).user()).isEqualTo(new UserId("u1"));
    assertThatThrownBy(() -> verifier.verify(unknown))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("issuer-unavailable"));
    assertThat(first).isNotDone();
    issuer.release();
    assertThat(first.get(10, TimeUnit.SECONDS)).hasMessageContaining("not signed by");
  }

  @Test
  void oneFetchShouldEndInTimeWhenTheIssuerSendsByteByByte() throws Exception {
    issuer.beforeEachByte(() -> time.advance(Duration.ofSeconds(1)));

    assertRefused(503, "issuer-unavailable", signed(good()));
    assertThat(issuer.fetches()).isZero();
  }
}
