package org.switchhook.dialout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.Json;
import org.switchhook.platform.Problem;

class OptionsTest {
  private final ObjectMapper json = Json.mapper();

  @Test
  void optionsShouldBeKeptAsGiven() throws Exception {
    String given = "{\"actorId\":\"a\",\"attendeeId\":731,\"x\":{\"y\":[1,null,true]}}";

    assertThat(Options.text(json.readTree(given))).isEqualTo(given);
    assertThat(Options.text(null)).isEqualTo("{}");
  }

  @Test
  void numbersShouldKeepTheirDigitsAndCharactersTheirHalves() throws Exception {
    String given =
        "{\"x\":0.1000000000000000055511151,\"y\":1.50,\"z\":-12345678901234567890,\"e\":\"😀\"}";

    assertThat(Options.text(json.readTree(given))).isEqualTo(given);
    assertThat(json.readTree(Options.text(json.readTree("{\"a\":9.9e307,\"b\":1e-307}"))))
        .isEqualTo(json.readTree("{\"a\":9.9e307,\"b\":1e-307}"));
  }

  @Test
  void actorShouldBeMeasuredInCharacters() throws Exception {
    assertThat(Options.text(json.readTree("{\"actorId\":\"" + "😀".repeat(255) + "\"}")))
        .contains("😀");
    var options = json.readTree("{\"actorId\":\"" + "😀".repeat(256) + "\"}");
    assertThatThrownBy(() -> Options.text(options)).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"x\"",
        "{\"actorId\":1}",
        "{\"actorId\":\"a\\r\\nb\"}",
        "{\"actorType\":\"\\u0000\"}",
        "{\"actorType\":null}",
        "{\"a\":[[[[[[[[1]]]]]]]]}",
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":[{\"\\udc00x\":1}]}",
        "{\"actorId\":\"\\ude00\\ud83d\"}",
        "{\"a\":1e400}",
        "{\"a\":[1e308]}",
        "{\"a\":{\"b\":1e-400}}",
        "{\"a\":1e999999999}",
        "{\"a\":-1E-999999999}",
        "{\"a\":0e999999999}"
      })
  void optionsShouldBeRefusedWhenTheyBreakARule(String text) throws Exception {
    var options = json.readTree(text);

    assertThatThrownBy(() -> Options.text(options))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.id()).isEqualTo("options-invalid");
              assertThat(problem.field()).isEqualTo("options");
            });
  }

  @Test
  void optionsShouldBeMeasuredInBytes() throws Exception {
    var options = json.readTree("{\"a\":\"" + "ä".repeat(2045) + "\"}");
    assertThatThrownBy(() -> Options.text(options)).isInstanceOf(Problem.class);

    assertThat(Options.text(json.readTree("{\"a\":\"" + "ä".repeat(2044) + "\"}"))).hasSize(2052);
  }

  @Test
  void timesShouldBeRefusedOutsideOfTheirBounds() {
    Bounds ring =
        new Bounds(
            "ringTimeout", Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(180));

    assertThat(ring.choose(null)).isEqualTo(Duration.ofSeconds(60));
    assertThat(ring.choose(5)).isEqualTo(Duration.ofSeconds(5));
    assertThat(ring.choose(180)).isEqualTo(Duration.ofSeconds(180));
    assertThatThrownBy(() -> ring.choose(4)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> ring.choose(181)).isInstanceOf(Problem.class);
  }
}
