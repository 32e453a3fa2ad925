package org.switchhook.dialling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.E164;
import org.switchhook.address.ShortCode;
import org.switchhook.address.SipAddress;
import org.switchhook.platform.Problem;

class NumbersTest {
  private final Numbers numbers =
      new Numbers(new DiallingSettings("DE", false, Optional.empty(), Optional.empty()));

  @ParameterizedTest
  @CsvSource({
    "030 23125042,",
    "+49 (30) 2312-5042,",
    "0049 30 23125042,",
    "tel:+49-30-23125042,",
    "011 49 30 23125042,US",
    "０３０ 23125042,DE"
  })
  void usualNotationsShouldGiveOneNumber(String text, String region) {
    assertThat(numbers.parse(text, region)).isEqualTo(new E164("+493023125042", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"030 23125042 ext. 77", "tel:+49-30-23125042;ext=77", "+493023125042x77"})
  void extensionShouldBeKept(String text) {
    assertThat(numbers.parse(text, null)).isEqualTo(new E164("+493023125042", "77"));
  }

  @Test
  void shortCodeShouldKeepItsRegion() {
    assertThat(numbers.parse("115", null)).isEqualTo(new ShortCode("115", "DE", null));
    assertThat(numbers.parse("911", "us")).isEqualTo(new ShortCode("911", "US", null));
  }

  @Test
  void extensionOfAShortCodeShouldBeKept() {
    ShortCode code = (ShortCode) numbers.parse("115 ext. 12", null);

    assertThat(code).isEqualTo(new ShortCode("115", "DE", "12"));
    assertThat(code.text()).isEqualTo("115;phone-context=DE;ext=12");
    assertThat(code.masked()).isEqualTo("115");
  }

  @Test
  void sipAddressShouldBeTaken() {
    assertThat(numbers.parse("sip:bob@127.0.0.1:5070", null))
        .isEqualTo(new SipAddress("bob", "127.0.0.1", 5070));
  }

  @ParameterizedTest
  @CsvSource({
    "hello,not a telephone number",
    "+49 30 1,too short",
    "+49 30 123456789012345,too long",
    "+999 1234567,country code",
    "sip:bob,sip:user@host",
    "sip:bob@host;transport=tls,sip:user@host",
    "sip:b%0d%0a@host,sip:user@host",
    "sip:%30%30882131@host,sip:user@host",
    "sip:%2B1900@host,sip:user@host",
    "sip:+493023125042;phone-context=+1@host,sip:user@host",
    "sip:112#@host,sip:user@host",
    "sip:+1900;ext=3@host,sip:user@host",
    "SIP:112@host;user=phone,sip:user@host",
    "sips:112@host,telephone number",
    "sip:112:secret@host,sip:user@host"
  })
  void wrongNumberShouldBeRefusedWithItsRule(String text, String rule) {
    assertThatThrownBy(() -> numbers.parse(text, null))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.field()).isEqualTo("number");
              assertThat(problem.detail()).contains(rule);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "+49\r\n30", "sip:a@b\r\nX: y", "+49\u00003023125042"})
  void emptyTextAndControlCharactersShouldBeRefused(String text) {
    assertThatThrownBy(() -> numbers.parse(text, null))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.field()).isEqualTo("number"));
  }

  /** Also where it would change nothing. */
  @ParameterizedTest
  @CsvSource({"030 1,XX", "sip:bob@host,XX", "sip:bob@host,'D\r\nE'"})
  void unknownRegionShouldBeNamed(String number, String region) {
    assertThatThrownBy(() -> numbers.parse(number, region))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.field()).isEqualTo("region"));
  }
}
