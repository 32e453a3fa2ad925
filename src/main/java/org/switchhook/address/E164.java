package org.switchhook.address;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number of the international plan (ITU-T E.164) with an optional extension behind it. */
public record E164(String digits, @Nullable String extension) implements Dialled {
  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{1,14}");
  private static final int HIDDEN = 4;

  /**
   * @param digits + and 2 to 15 digits, the first not 0
   * @param extension 1 to 20 of 0-9 * #, or null
   * @throws IllegalArgumentException when one of them has another form
   */
  public E164 {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("not an E.164 number");
    }
    Extension.require(extension);
  }

  @Override
  public String masked() {
    return digits.substring(0, Math.max(2, digits.length() - HIDDEN)) + "…";
  }

  @Override
  public String text() {
    return digits + Extension.text(extension);
  }

  @Override
  public String toString() {
    return masked();
  }
}
