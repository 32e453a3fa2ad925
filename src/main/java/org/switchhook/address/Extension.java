package org.switchhook.address;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Digits to send after the answer, as part of a number (RFC 3966). */
final class Extension {
  private static final Pattern FORM = Pattern.compile("[0-9*#]{1,20}");

  private Extension() {}

  /**
   * @throws IllegalArgumentException when there is one that is not 1 to 20 of 0-9 * #
   */
  static void require(@Nullable String extension) {
    if (extension != null && !FORM.matcher(extension).matches()) {
      throw new IllegalArgumentException("not an extension of 1 to 20 digits");
    }
  }

  /** What stands behind the number in its stored form; empty when there is none. */
  static String text(@Nullable String extension) {
    return extension == null ? "" : ";ext=" + extension;
  }
}
