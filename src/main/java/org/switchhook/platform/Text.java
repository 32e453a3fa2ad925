package org.switchhook.platform;

import java.util.regex.Pattern;

/** Rules for text that comes from outside. */
public final class Text {
  /**
   * Control characters (category Cc), separators of lines and paragraphs, marks that turn the
   * direction of what follows (Unicode TR 9, 2.1 to 2.5), and halves of surrogate pairs.
   */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

  private Text() {}

  /** True when the text has a control character or another that {@link #line} refuses. */
  public static boolean hasControl(String text) {
    return CONTROL.matcher(text).find();
  }

  /** How many characters (Unicode code points) the text has. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /**
   * The text itself when it has 1 to {@code max} characters, none of them a control character.
   *
   * @param max in Unicode code points; twice as many {@code char}s
   * @throws Problem 400 {@code text-invalid}, naming the field and the rule
   */
  public static String line(String field, String text, int max) {
    if (text.isBlank() || length(text) > max || hasControl(text)) {
      throw new Problem(
          400,
          "text-invalid",
          field,
          field + " must have 1 to " + max + " characters and no control characters");
    }
    return text;
  }

  /**
   * Control characters replaced by a space and cut to {@code max} Unicode code points: for text a
   * peer sent us.
   */
  public static String clean(String text, int max) {
    String line = CONTROL.matcher(text).replaceAll(" ").strip();
    return length(line) <= max ? line : line.substring(0, line.offsetByCodePoints(0, max));
  }
}
