package org.switchhook.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.call.Direction;
import org.switchhook.call.Status;
import org.switchhook.platform.Problem;

/**
 * Which records are wanted; null where everything is.
 *
 * @param from earliest end of the call
 * @param to only calls that ended before it
 * @param number in its stored form, as {@link org.switchhook.address.Party#text}
 */
record RecordFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String room,
    @Nullable String number,
    @Nullable Status status,
    @Nullable String cause,
    @Nullable Direction direction) {
  private static final Pattern CAUSE = Pattern.compile("[A-Za-z]{1,64}");
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** As texts of a query. */
  record Wish(
      @Nullable String from,
      @Nullable String to,
      @Nullable String room,
      @Nullable String number,
      @Nullable String status,
      @Nullable String cause,
      @Nullable String direction) {

    /**
     * @param numbers gives a number its stored form
     * @throws Problem 400 {@code filter-invalid}, naming the field and its rule
     */
    RecordFilter checked(Function<String, String> numbers) {
      return new RecordFilter(
          read("from", from, RecordFilter::time, "must be a time such as 2026-01-31T12:00:00Z"),
          read("to", to, RecordFilter::time, "must be a time such as 2026-01-31T12:00:00Z"),
          read("room", room, text -> new RoomId(text).value(), "must be the id of a room"),
          number == null ? null : numbers.apply(number),
          read("status", status, RecordFilter::end, "must be rejected or cleared"),
          read("cause", cause, RecordFilter::word, "must be a word such as EndedByBusy"),
          read("direction", direction, RecordFilter::way, "must be outgoing or incoming"));
    }
  }

  private static <T> @Nullable T read(
      String field, @Nullable String text, Function<String, T> reader, String rule) {
    try {
      return text == null ? null : reader.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Problem(400, "filter-invalid", field, field + " " + rule);
    }
  }

  /** Databases know fewer years than Java. */
  private static Instant time(String text) {
    Instant time = Instant.parse(text);
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("not in the years 1970 to 9999");
    }
    return time;
  }

  private static Status end(String text) {
    return Arrays.stream(Status.values())
        .filter(status -> status.isEnd() && status.word().equals(text))
        .findAny()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static String word(String text) {
    if (!CAUSE.matcher(text).matches()) {
      throw new IllegalArgumentException("not 1 to 64 letters");
    }
    return text;
  }

  private static Direction way(String text) {
    return Arrays.stream(Direction.values())
        .filter(direction -> direction.word().equals(text))
        .findAny()
        .orElseThrow(IllegalArgumentException::new);
  }
}
