package org.switchhook.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {
  @ParameterizedTest
  @CsvSource({"200,'',OK", "486,'',Busy Here", "486,On The Phone,On The Phone", "499,'',Failed"})
  void phraseOfTheResponseShouldWinOverThatOfItsCode(int code, String text, String phrase) {
    assertThat(Reason.of(code, text)).isEqualTo(phrase);
  }
}
