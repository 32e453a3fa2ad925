package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.address.DomainId;
import org.switchhook.platform.Json;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Text;

class JsonProblemTest {
  enum Colour {
    RED
  }

  record Inner(int count, boolean on) {}

  record Named(String name) {
    Named {
      Text.line("name", name, 5);
    }
  }

  record Body(
      String text,
      Inner inner,
      List<Inner> list,
      Map<String, Object> options,
      Colour colour,
      DomainId domain,
      Named named,
      Strict strict) {}

  record Strict(String name) {
    Strict {
      Objects.requireNonNull(name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                              | json-malformed |                | not well-formed JSON (line 1, column
          {'a':1}                        | json-malformed |                | not well-formed
          {"text":"a"} x                 | json-malformed |                | not well-formed
          {"text":"a","text":"b"}        | json-malformed |                | not well-formed
          {"text":01}                    | json-malformed |                | not well-formed
          {"nix":1}                      | field-unknown  | nix            | nix is not a member
          {"inner":{"nix":1}}            | field-unknown  | inner.nix      | inner.nix is not a member
          {"text":{}}                    | field-invalid  | text           | must be a text
          {"inner":{"count":"x"}}        | field-invalid  | inner.count    | must be a number in range
          {"inner":{"count":9999999999}} | field-invalid  | inner.count    | must be a number in range
          {"inner":{"on":"x"}}           | field-invalid  | inner.on       | must be true or false
          {"inner":[]}                   | field-invalid  | inner          | must be an object
          {"list":{}}                    | field-invalid  | list           | must be an array
          {"list":[{},{"count":[]}]}     | field-invalid  | list[1].count  | must be a number
          {"options":[]}                 | field-invalid  | options        | must be an object
          {"colour":"GREEN"}             | field-invalid  | colour         | must be one of the words
          {"domain":{"value":"a b"}}     | field-invalid  | domain         | domain is not 1 to 128 letters
          {"named":{"name":"too long"}}  | text-invalid   | name           | 1 to 5 characters
          {"strict":{}}                  | field-invalid  | strict         | lacks a member that is required
          []                             | field-invalid  | body           | body must be an object
          """)
  void problemShouldNameTheFieldAndTheRule(String json, String id, String field, String rule) {
    Problem problem = read(json);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.id()).isEqualTo(id);
    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.detail()).contains(rule == null ? "" : rule);
    assertThat(problem.detail()).doesNotContain("switchhook").doesNotContain("java");
  }

  @Test
  void deepJsonShouldBeRefused() {
    Problem problem = read("{\"options\":{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}}");

    assertThat(problem.id()).isEqualTo("json-too-deep");
  }

  @Test
  void longMemberNameShouldNotComeBackWhole() {
    Problem problem = read("{\"" + "a".repeat(1000) + "\":1}");

    assertThat(problem.field()).hasSize(128);
  }

  private static Problem read(String json) {
    return JsonProblem.of(
        catchThrowableOfType(
            JsonProcessingException.class, () -> Json.mapper().readValue(json, Body.class)));
  }
}
