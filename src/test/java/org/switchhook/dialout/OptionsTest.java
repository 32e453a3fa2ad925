package org.switchhook.dialout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.Problem;

class OptionsTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void optionsShouldBeKeptAsGiven() throws Exception {
    String given = "{\"actorId\":\"a\",\"attendeeId\":731,\"x\":{\"y\":[1,null,true]}}";

    assertThat(Options.text(json.readTree(given))).isEqualTo(given);
    assertThat(Options.text(null)).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"x\"",
        "{\"actorId\":1}",
        "{\"actorType\":null}",
        "{\"a\":[[[[[[[[1]]]]]]]]}"
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
