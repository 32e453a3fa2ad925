package org.switchhook.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.switchhook.security.TokenFixture.KEY;
import static org.switchhook.security.TokenFixture.rsa;
import static org.switchhook.security.TokenFixture.signed;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.address.UserId;
import org.switchhook.platform.Problem;

/** When the keys of the issuer are fetched, how long they serve, and what does not count. */
class IssuerKeysTest {
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
  void newKeyShouldBeFetchedWhenATokenNamesIt() throws Exception {
    TokenVerifier verifier = tokens.verifier();
    verifier.verify(signed(tokens.good()));
    RSAKey next = rsa("next");
    tokens.issuer.publish(next.toPublicJWK());
    tokens.time.advance(Duration.ofSeconds(11));

    String token = signed(tokens.good(), JWSAlgorithm.RS256, "next", new RSASSASigner(next));

    assertThat(verifier.verify(token).user()).isEqualTo(new UserId("u1"));
    assertThatThrownBy(() -> verifier.verify(signed(tokens.good())))
        .hasMessageContaining("not signed by");
  }

  @Test
  void keysShouldBeFetchedOnceWhenManyTokensNameUnknownOnes() throws Exception {
    TokenVerifier verifier = tokens.verifier();
    verifier.verify(signed(tokens.good()));
    tokens.time.advance(Duration.ofSeconds(11));

    for (int i = 0; i < 20; i++) {
      String token = signed(tokens.good(), JWSAlgorithm.RS256, "kid" + i, new RSASSASigner(KEY));
      assertThatThrownBy(() -> verifier.verify(token)).hasMessageContaining("not signed by");
    }

    assertThat(tokens.issuer.fetches()).isEqualTo(2);
  }

  @Test
  void issuerMayStartLaterThanWe() throws Exception {
    tokens.issuer.answer(503);
    TokenVerifier verifier = tokens.verifier();
    assertThatThrownBy(() -> verifier.verify(signed(tokens.good())))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(503);
              assertThat(problem.id()).isEqualTo("issuer-unavailable");
            });

    tokens.issuer.answer(200);
    tokens.time.advance(Duration.ofSeconds(11));

    assertThat(verifier.verify(signed(tokens.good())).user()).isEqualTo(new UserId("u1"));
  }

  @Test
  @Timeout(20)
  void othersShouldNotWaitForAFetchUnderWay() throws Exception {
    TokenVerifier verifier = tokens.verifier();
    verifier.verify(signed(tokens.good()));
    tokens.time.advance(Duration.ofSeconds(11));
    String known = signed(tokens.good());
    String unknown = signed(tokens.good(), JWSAlgorithm.RS256, "new", new RSASSASigner(KEY));
    tokens.issuer.hold();
    CompletableFuture<Throwable> first =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> verifier.verify(unknown)));
    tokens.issuer.awaitRequest();

    assertThat(verifier.verify(known).user()).isEqualTo(new UserId("u1"));
    assertThatThrownBy(() -> verifier.verify(unknown))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("issuer-unavailable"));
    assertThat(first).isNotDone();
    tokens.issuer.release();
    assertThat(first.get(10, TimeUnit.SECONDS)).hasMessageContaining("not signed by");
  }

  @Test
  void oneFetchShouldEndInTimeWhenTheIssuerSendsByteByByte() throws Exception {
    tokens.issuer.beforeEachByte(() -> tokens.time.advance(Duration.ofSeconds(1)));

    tokens.assertRefused(503, "issuer-unavailable", signed(tokens.good()));
    assertThat(tokens.issuer.fetches()).isZero();
  }

  @Test
  void knownKeysShouldServeForHoursButNotForEverWhenTheIssuerGoesAway() throws Exception {
    TokenVerifier verifier = tokens.verifier();
    verifier.verify(signed(tokens.good()));
    tokens.issuer.answer(500);

    tokens.time.advance(Duration.ofHours(3));
    assertThat(verifier.verify(signed(tokens.good())).user()).isEqualTo(new UserId("u1"));
    tokens.time.advance(Duration.ofHours(2));
    assertThatThrownBy(() -> verifier.verify(signed(tokens.good())))
        .hasMessageContaining("does not answer");
  }

  @Test
  void lastContactWithTheIssuerShouldBeKnownWithoutAskingIt() throws Exception {
    TokenVerifier verifier = tokens.verifier();
    assertThat(verifier.issuerContact()).isEqualTo(IssuerContact.NOT_ASKED);
    assertThat(tokens.issuer.fetches()).isZero();

    verifier.verify(signed(tokens.good()));
    assertThat(verifier.issuerContact()).isEqualTo(IssuerContact.ANSWERED);
    tokens.issuer.answer(500);
    tokens.time.advance(Duration.ofHours(1));
    verifier.verify(signed(tokens.good()));
    assertThat(verifier.issuerContact()).isEqualTo(IssuerContact.FAILED);
    tokens.config.with("switchhook.oidc.issuer", "");
    assertThat(verifier.issuerContact()).isEqualTo(IssuerContact.NOT_CONFIGURED);
  }

  @Test
  void redirectShouldNotBeFollowed() throws Exception {
    tokens.issuer.answer(302);

    tokens.assertRefused(503, "issuer-unavailable", signed(tokens.good()));
    assertThat(tokens.issuer.fetches()).isZero();
  }

  @Test
  void discoveryDocumentOfAnotherIssuerShouldNotCount() throws Exception {
    tokens.issuer.claimToBe("https://else.example");

    tokens.assertRefused(503, "issuer-unavailable", signed(tokens.good()));
  }
}
