package org.switchhook.rest;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/**
 * The part of a list that a request asks for, from its query parameters {@code cursor} and {@code
 * limit}. Both are taken as text: JAX-RS answers a malformed number with 404.
 *
 * @param after where to go on; null at the start of the list
 * @param limit most items to send
 */
public record Slice(@Nullable Cursor after, int limit) {
  private static final int DEFAULT = 50;
  private static final int MOST = 200;

  /**
   * @throws Problem 400 {@code cursor-invalid} or {@code limit-invalid}
   */
  public static Slice of(@Nullable String cursor, @Nullable String limit) {
    return of(cursor, limit, MOST);
  }

  /**
   * As above, for a list of which more may be asked for at once.
   *
   * @param most 1 to 9999
   */
  public static Slice of(@Nullable String cursor, @Nullable String limit, int most) {
    return new Slice(
        cursor == null ? null : Cursor.parse(cursor),
        limit == null ? DEFAULT : number(limit, most));
  }

  /** How many rows to read: one more than is sent tells whether there is a next page. */
  public int fetch() {
    return limit + 1;
  }

  private static int number(String text, int most) {
    if (text.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw new Problem(400, "limit-invalid", "limit", "limit must be a number from 1 to " + most);
  }
}
