package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.platform.Json;
import org.switchhook.platform.Problem;

class PageTest {
  @Test
  void pageShouldLeadToTheNextWhenThereAreMoreRows() throws Exception {
    Slice slice = Slice.of(null, "2");

    Page<String> page = Page.of(List.of(1, 2, 3), slice, Cursor::at, row -> "r" + row);

    assertThat(slice.fetch()).isEqualTo(3);
    assertThat(page.items()).containsExactly("r1", "r2");
    assertThat(Slice.of(page.next(), null).after().key(0)).isEqualTo("2");
  }

  @Test
  void lastPageShouldHaveNoNext() throws Exception {
    Page<Integer> page = Page.of(List.of(1, 2), Slice.of(null, "2"), Cursor::at, row -> row);

    assertThat(Json.mapper().writeValueAsString(page)).isEqualTo("{\"items\":[1,2]}");
  }

  @Test
  void limitShouldBeFiftyWhenNoneIsGiven() {
    assertThat(Slice.of(null, null)).isEqualTo(new Slice(null, 50));
    assertThat(Slice.of(null, "200").limit()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "201", "-1", "1.5", "x", "9999999999", " 5", "٣"})
  void limitShouldBeRefusedWhenItIsNoNumberInRange(String limit) {
    assertThatThrownBy(() -> Slice.of(null, limit))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("limit-invalid"));
  }

  @Test
  void cursorShouldKeepItsKeys() {
    Instant time = Instant.parse("2026-01-01T00:00:00.123456Z");

    Cursor read = Cursor.parse(Cursor.at(time, "größe\t1").text());

    assertThat(read.time(0)).isEqualTo(time);
    assertThat(read.key(1)).isEqualTo("größe\t1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a b", "=", "aaaaa\n", "é"})
  void cursorShouldBeRefusedWhenItIsNotBase64(String text) {
    assertInvalid(() -> Cursor.parse(text));
  }

  @Test
  void cursorThatNoDatabaseTakesShouldBeRefused() {
    assertInvalid(() -> Cursor.parse(Cursor.at("a\0").text()));
    assertInvalid(() -> Cursor.at("+1000000000-01-01T00:00:00Z").time(0));
    assertInvalid(() -> Cursor.at("-0001-01-01T00:00:00Z").time(0));
  }

  @Test
  void cursorShouldBeRefusedWhenItIsTooLongOrOfAnotherList() {
    assertInvalid(() -> Cursor.parse("a".repeat(1025)));
    assertInvalid(() -> Cursor.at("x").key(1));
    assertInvalid(() -> Cursor.at("x").time(0));
    assertInvalid(() -> Cursor.at("x").key(0, Pattern.compile("[0-9]+")));
  }

  @Test
  void cursorShouldBeRefusedWhenNoDatabaseCouldStoreIt() {
    assertInvalid(() -> Cursor.parse(Cursor.at("a\0b").text()));
    assertInvalid(() -> Cursor.at("+1000000000-12-31T23:59:59Z").time(0));
    assertInvalid(() -> Cursor.at("-1000000000-01-01T00:00:00Z").time(0));
  }

  private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable use) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.status() + problem.id()).isEqualTo("400cursor-invalid"));
  }
}
