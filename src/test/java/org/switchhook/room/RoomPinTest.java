package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.Problem;

class RoomPinTest {
  @Test
  void pinShouldBeMetByItsDigitsOnly() {
    RoomPin pin = RoomPin.read(RoomPin.of("2468", "salt-1").stored());

    assertThat(pin.isMet("2468")).isTrue();
    assertThat(pin.isMet("2469")).isFalse();
    assertThat(pin.isMet("")).isFalse();
    assertThat(pin.isMet("2468 ")).isFalse();
  }

  @Test
  void storedFormShouldNotShowThePinAndDifferWithTheSalt() {
    String stored = RoomPin.of("2468", "salt-1").stored();

    assertThat(stored).doesNotContain("2468").hasSizeLessThanOrEqualTo(200);
    assertThat(RoomPin.of("2468", "salt-2").stored()).isNotEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "1234567890123", "12a4", " 1234", "１２３４", "12*4"})
  void otherThanFourToTwelveDigitsShouldBeRefused(String digits) {
    assertThatThrownBy(() -> RoomPin.of(digits, "salt"))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("pin-invalid"));
  }
}
