package org.switchhook.dialout;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** Digits to send to a phone; {@code Digits} in {@code openapi.yaml}. Unchecked. */
record DigitsRequest(@Nullable String digits) {
  private static final Pattern FORM = Pattern.compile("[0-9*#A-D]{1,32}");

  /**
   * @throws Problem 400 {@code digits-invalid}
   */
  String checked() {
    if (digits == null || !FORM.matcher(digits).matches()) {
      throw new Problem(400, "digits-invalid", "digits", "digits must be 1 to 32 of 0-9 * # A-D");
    }
    return digits;
  }
}
