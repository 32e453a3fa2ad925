package org.switchhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.dialling.NumbersFixture;

class CallersTest {
  private final Callers callers = new Callers(NumbersFixture.german());

  @ParameterizedTest
  @CsvSource({
    "+493023125042, pbx.example, +493023125042, +49302312…",
    "03023125042, pbx.example, +493023125042, +49302312…",
    "alice, pbx.example, sip:alice@pbx.example, sip:al…@pbx.example",
    "1234, pbx.example, sip:1234@pbx.example, sip:12…@pbx.example",
    "Anonymous, anonymous.invalid, anonymous, anonymous",
    "'', pbx.example, anonymous, anonymous",
    "'a b', pbx.example, anonymous, anonymous",
    "alice, 'not a host', anonymous, anonymous"
  })
  void callerShouldBeANumberOrAnAddressOrNobody(
      String user, String host, String text, String masked) {
    var party = callers.party(new CallerLine(user, host, ""));

    assertThat(party.text()).isEqualTo(text);
    assertThat(party.masked()).isEqualTo(masked);
  }

  @Test
  void nameShouldBeShownWithoutControlCharacters() {
    assertThat(callers.displayName(new CallerLine("x", "y", "Bob\u202Eby \u0007")))
        .isEqualTo("Bob by");
    assertThat(callers.displayName(new CallerLine("x", "y", "b".repeat(300)))).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Anonymous", "+493023125042", "Bob 030/2312", "0 3 0 2 3"})
  void nameThatSaysNothingOrTheNumberShouldNotBeShown(String name) {
    assertThat(callers.displayName(new CallerLine("x", "y", name))).isEmpty();
  }
}
