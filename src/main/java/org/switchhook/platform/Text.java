package org.switchhook.platform;

import java.util.regex.Pattern;

/** Rules for text that comes from outside. */
public final class Text {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

  private Text() {}

  /** True when the text has a control character, line and paragraph separators included. */
  public static boolean hasControl(String text) {
    return CONTROL.matcher(text).find();
  }

  /**
   * The text itself when it has 1 to {@code max} characters, none of them a control character.
   *
   * @throws Problem 400 {@code text-invalid}, naming the field and the rule
   */
  public static String line(String field, String text, int max) {
    if (text.isBlank() || text.length() > max || hasControl(text)) {
      throw new Problem(
          400,
          "text-invalid",
          field,
          field + " must have 1 to " + max + " characters and no control characters");
    }
    return text;
  }

  /** Control characters replaced by a space and cut to {@code max}: for text a peer sent us. */
  public static String clean(String text, int max) {
    String line = CONTROL.matcher(text).replaceAll(" ").strip();
    return line.length() <= max ? line : line.substring(0, max);
  }
}
