package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @ParameterizedTest
  @ValueSource(
      chars = {
        0, '\t', '\r', '\n', 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069,
        0xD83D, 0xDC00
      })
  void lineShouldHaveNoneOfTheseAndCleanShouldTakeThemOut(char bad) {
    String text = "a" + bad + "b";

    assertThat(Text.hasControl(text)).isTrue();
    assertThat(Text.clean(text, 10)).isEqualTo("a b");
    assertThatThrownBy(() -> Text.line("name", text, 10))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.field()).isEqualTo("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë", "قاعة", "x\u200Ey", "👩‍👩‍👧", "é", "a b"})
  void lineShouldTakeEveryLanguage(String text) {
    assertThat(Text.line("name", text, 10)).isEqualTo(text);
    assertThat(Text.clean(text, 10)).isEqualTo(text);
  }

  @Test
  void lengthShouldBeCountedInCharacters() {
    assertThat(Text.line("name", "😀".repeat(5), 5)).hasSize(10);
    assertThatThrownBy(() -> Text.line("name", "😀".repeat(6), 5)).isInstanceOf(Problem.class);
  }

  @Test
  void cleanShouldNotCutACharacterInHalves() {
    assertThat(Text.clean("ab😀😀", 3)).isEqualTo("ab😀");
    assertThat(Text.clean("ab😀", 3)).isEqualTo("ab😀");
  }
}
