package org.switchhook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.RandomIds;

class SecretTest {
  /** The example of the specification, whose libraries are tested with it. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1614265330);
  private static final String BODY = "{\"test\": 2432232314}";

  @Test
  void signatureShouldBeThatOfTheSpecification() {
    assertThat(Secret.given(SECRET).sign(ID, AT, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void eachSecretShouldSignTheNewestFirst() {
    Secret other = Secret.random(new RandomIds());
    Parcel parcel = new Parcel(ID, 0, "wh", false, "", List.of(other, new Secret(SECRET)), BODY);

    assertThat(parcel.signatures(AT).split(" "))
        .containsExactly(other.sign(ID, AT, BODY), new Secret(SECRET).sign(ID, AT, BODY));
  }

  @Test
  void randomSecretShouldBeOneThatCouldBeGiven() {
    Secret one = Secret.random(new RandomIds());

    assertThat(Secret.given(one.text())).isEqualTo(one);
    assertThat(Secret.random(new RandomIds())).isNotEqualTo(one);
    assertThat(one.toString()).doesNotContain(one.text().substring(10));
  }

  @ParameterizedTest
  @ValueSource(ints = {23, 65})
  void secretOfAnotherLengthShouldBeRefused(int length) {
    String text = "whsec_" + Base64.getEncoder().encodeToString(new byte[length]);

    assertThatThrownBy(() -> Secret.given(text)).hasMessageContaining("24 to 64 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_", "whsec_!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "WHSEC_MfKQ9r8G"})
  void secretOfAnotherFormShouldBeRefused(String text) {
    assertThatThrownBy(() -> Secret.given(text)).isInstanceOf(WebhookProblem.class);
  }
}
