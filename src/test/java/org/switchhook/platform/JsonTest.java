package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  record Ring(Instant at, Duration after) {}

  @Test
  void timesAreIsoText() throws Exception {
    Ring ring = new Ring(Instant.parse("2026-01-02T03:04:05Z"), Duration.ofSeconds(30));

    String text = Json.mapper().writeValueAsString(ring);

    assertThat(text).isEqualTo("{\"at\":\"2026-01-02T03:04:05Z\",\"after\":\"PT30S\"}");
    assertThat(Json.mapper().readValue(text, Ring.class)).isEqualTo(ring);
  }

  record Wish(Integer seconds, String number, Boolean loud, int count, List<String> users) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'seconds':5.9}",
        "{'seconds':5.0}",
        "{'seconds':1e1}",
        "{'seconds':'7'}",
        "{'seconds':''}",
        "{'seconds':true}",
        "{'count':'7'}",
        "{'count':1.5}",
        "{'number':123}",
        "{'number':1.5}",
        "{'number':true}",
        "{'loud':1}",
        "{'loud':'true'}",
        "{'users':[1]}",
        "{'users':'a'}"
      })
  void valueOfAnotherTypeIsRefused(String json) {
    assertThatThrownBy(() -> Json.mapper().readValue(json.replace('\'', '"'), Wish.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void valueOfTheRightTypeIsTaken() throws Exception {
    String json = "{\"seconds\":5,\"number\":\"123\",\"loud\":true,\"users\":[\"a\"]}";

    assertThat(Json.mapper().readValue(json, Wish.class))
        .isEqualTo(new Wish(5, "123", true, 0, List.of("a")));
  }

  @Test
  void numbersOfATreeKeepTheirDigits() throws Exception {
    String json = "{\"a\":0.12345678901234567890123,\"b\":1.50,\"c\":12345678901234567890123}";

    assertThat(Json.mapper().readTree(json).toString()).isEqualTo(json);
  }

  @Test
  void unknownFieldIsRefused() {
    assertThatThrownBy(() -> Json.mapper().readValue("{\"until\":1}", Ring.class))
        .isInstanceOf(UnrecognizedPropertyException.class)
        .hasMessageContaining("until");
  }
}
