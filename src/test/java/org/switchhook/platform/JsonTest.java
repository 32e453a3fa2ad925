package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Ring(Instant at, Duration after) {}

  @Test
  void timesAreIsoText() throws Exception {
    Ring ring = new Ring(Instant.parse("2026-01-02T03:04:05Z"), Duration.ofSeconds(30));

    String text = Json.mapper().writeValueAsString(ring);

    assertThat(text).isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\",\"after\":\"PT30S\"}");
    assertThat(Json.mapper().readValue(text, Ring.class)).isEqualTo(ring);
  }

  @Test
  void unknownFieldIsRefused() {
    assertThatThrownBy(() -> Json.mapper().readValue("{\"until\":1}", Ring.class))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("until");
  }
}
