package org.switchhook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as it is sent.
 *
 * @param next cursor of the page after this one; null on the last page
 */
public record Page<T>(
    List<T> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

  /**
   * Makes a page from a query that asked for one row more than the page holds.
   *
   * @param rows up to {@link Slice#fetch()} rows in the order of the list
   * @param cursor where the next page starts when this row is the last one sent
   */
  public static <R, T> Page<T> of(
      List<R> rows, Slice slice, Function<R, Cursor> cursor, Function<R, T> view) {
    boolean more = rows.size() > slice.limit();
    List<R> sent = more ? rows.subList(0, slice.limit()) : rows;
    String next = more ? cursor.apply(sent.get(sent.size() - 1)).text() : null;
    return new Page<>(sent.stream().map(view).toList(), next);
  }
}
