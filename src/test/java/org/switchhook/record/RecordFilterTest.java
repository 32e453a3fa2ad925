package org.switchhook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.call.Direction;
import org.switchhook.call.Status;
import org.switchhook.platform.Problem;

class RecordFilterTest {
  @Test
  void everyConditionShouldBeRead() {
    RecordFilter filter =
        new RecordFilter.Wish(
                "2026-01-01T00:00:00Z",
                "2026-02-01T00:00:00Z",
                "r1",
                "030 1",
                "cleared",
                "EndedByRemote",
                "incoming")
            .checked(number -> "+49301");

    assertThat(filter)
        .isEqualTo(
            new RecordFilter(
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-02-01T00:00:00Z"),
                "r1",
                "+49301",
                Status.CLEARED,
                "EndedByRemote",
                Direction.INCOMING));
  }

  @Test
  void nothingShouldMeanEverything() {
    assertThat(wish("", null).checked(Function.identity()))
        .isEqualTo(new RecordFilter(null, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "from,yesterday",
    "to,2026-01-01",
    "from,+1000000000-01-01T00:00:00Z",
    "to,1969-12-31T23:59:59Z",
    "room,a b",
    "status,ringing",
    "status,CLEARED",
    "cause,' or 1=1'",
    "direction,sideways"
  })
  void badConditionShouldNameItsField(String field, String text) {
    assertThatThrownBy(() -> wish(field, text).checked(Function.identity()))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.id()).isEqualTo("filter-invalid");
              assertThat(problem.field()).isEqualTo(field);
            });
  }

  private static RecordFilter.Wish wish(String field, String text) {
    return new RecordFilter.Wish(
        field.equals("from") ? text : null,
        field.equals("to") ? text : null,
        field.equals("room") ? text : null,
        null,
        field.equals("status") ? text : null,
        field.equals("cause") ? text : null,
        field.equals("direction") ? text : null);
  }
}
