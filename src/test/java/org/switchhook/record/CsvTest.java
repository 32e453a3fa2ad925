package org.switchhook.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void lineShouldEndAsRfc4180Says() {
    assertThat(Csv.line("a", 1, "b")).isEqualTo("a,1,b\r\n");
  }

  @Test
  void missingValueShouldLeaveItsFieldEmpty() {
    assertThat(Csv.line("a", null, "")).isEqualTo("a,,\r\n");
  }

  @Test
  void fieldWithCommaQuoteOrLineBreakShouldBeQuoted() {
    assertThat(Csv.line("Busy, \"really\"", "one\r\ntwo"))
        .isEqualTo("\"Busy, \"\"really\"\"\",\"one\r\ntwo\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "+", "+49 30", "+4930=A1"})
  void fieldThatLooksLikeAFormulaShouldBeMadeText(String text) {
    String field = Csv.line(text).strip();
    assertThat(field.startsWith("\"") ? field.substring(1) : field)
        .startsWith("'" + text.charAt(0));
  }

  @Test
  void telephoneNumberShouldStayAsItIs() {
    assertThat(Csv.line("+493023125042")).isEqualTo("+493023125042\r\n");
  }
}
