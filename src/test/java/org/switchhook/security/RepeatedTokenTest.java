package org.switchhook.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.switchhook.security.TokenFixture.LIFE;
import static org.switchhook.security.TokenFixture.rsa;
import static org.switchhook.security.TokenFixture.signed;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchhook.address.UserId;

/** A token whose signature was found good before, with one verifier that remembers it. */
class RepeatedTokenTest {
  @TempDir Path data;

  private TokenFixture tokens;
  private TokenVerifier verifier;
  private String token;

  @BeforeEach
  void takeOnce() throws Exception {
    tokens = new TokenFixture(data);
    verifier = tokens.verifier();
    token = signed(tokens.good());
    verifier.verify(token);
  }

  @AfterEach
  void stopIssuer() {
    tokens.close();
  }

  @Test
  void itShouldBeTakenAgain() {
    assertThat(verifier.verify(token).user()).isEqualTo(new UserId("u1"));
  }

  @Test
  void itShouldBeRefusedWhenItsTimeIsOver() {
    tokens.time.advance(LIFE.plusSeconds(31));

    assertThatThrownBy(() -> verifier.verify(token)).hasMessageContaining("expired");
  }

  @Test
  void itShouldBeRefusedWhenItsIssuerHasWithdrawnTheKey() throws Exception {
    RSAKey next = rsa("next");
    tokens.issuer.publish(next.toPublicJWK());
    tokens.time.advance(Duration.ofSeconds(11));
    verifier.verify(signed(tokens.good(), JWSAlgorithm.RS256, "next", new RSASSASigner(next)));

    assertThatThrownBy(() -> verifier.verify(token)).hasMessageContaining("not signed by");
  }

  @Test
  void itShouldBeRefusedWhenAnotherKeyHasTheSameName() throws Exception {
    tokens.issuer.publish(rsa("one").toPublicJWK(), rsa("next").toPublicJWK());
    tokens.time.advance(Duration.ofSeconds(11));
    String unknown =
        signed(tokens.good(), JWSAlgorithm.RS256, "unknown", new RSASSASigner(rsa("unknown")));
    assertThatThrownBy(() -> verifier.verify(unknown)).hasMessageContaining("not signed by");

    assertThatThrownBy(() -> verifier.verify(token)).hasMessageContaining("not signed by");
  }

  @Test
  void itsSignatureShouldNotServeOtherClaims() throws Exception {
    String other = signed(tokens.good().subject("u2"));
    String forged =
        other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));

    assertThatThrownBy(() -> verifier.verify(forged)).hasMessageContaining("not signed by");
  }
}
