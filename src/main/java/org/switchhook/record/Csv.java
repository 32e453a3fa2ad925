package org.switchhook.record;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Comma-separated values (RFC 4180), safe to open as a spreadsheet. */
final class Csv {
  private static final Pattern TO_BE_QUOTED = Pattern.compile("[,\"\r\n]");

  /** How the text of a formula begins. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n].*", Pattern.DOTALL);

  /** Numbers and ids look like formulas; nothing that a formula could do is made of these. */
  private static final Pattern HARMLESS = Pattern.compile("\\+[0-9]{2,15}|[A-Za-z0-9_-]+");

  private Csv() {}

  /** One line with its end; null gives an empty field. */
  static String line(@Nullable Object... fields) {
    return Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(@Nullable Object value) {
    String text = value == null ? "" : harmless(value.toString());
    return TO_BE_QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** A quote in front makes a spreadsheet take the rest as text. */
  private static String harmless(String text) {
    boolean formula = FORMULA.matcher(text).matches() && !HARMLESS.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}
