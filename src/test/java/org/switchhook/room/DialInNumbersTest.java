package org.switchhook.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.switchhook.platform.Problem;
import org.switchhook.testkit.CountingIds;

class DialInNumbersTest {
  private static final int HOW_MANY = 43_046_721;

  @Test
  void numberShouldHaveEightDigitsNoLeadingZeroAndNoDigitTwiceInARow() {
    for (int index = 0; index < HOW_MANY; index += 997) {
      assertThat(DialInNumbers.number(index)).matches("[1-9][0-9]{7}").doesNotMatch(".*(.)\\1.*");
    }
    assertThat(DialInNumbers.number(HOW_MANY - 1)).matches("[1-9][0-9]{7}");
  }

  @Test
  void numberShouldDifferWhenTheIndexDiffers() {
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < 200_000; index++) {
      assertThat(seen.add(DialInNumbers.number(index * 215))).isTrue();
    }
  }

  @Test
  void drawShouldTryAgainWhenTheNumberIsTaken() {
    List<String> taken = List.of(DialInNumbers.number(0), DialInNumbers.number(1));

    String drawn = new DialInNumbers(new CountingIds()).draw(taken::contains);

    assertThat(drawn).isEqualTo(DialInNumbers.number(2));
  }

  @Test
  void drawShouldRefuseWhenNoNumberIsFree() {
    assertThatThrownBy(() -> new DialInNumbers(new CountingIds()).draw(number -> true))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("dial-in-exhausted"));
  }
}
