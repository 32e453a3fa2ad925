package org.switchhook.address;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that means something only inside one region, such as an emergency or service code, with
 * an optional extension behind it.
 */
public record ShortCode(String digits, String region, @Nullable String extension)
    implements Dialled {
  private static final Pattern FORM = Pattern.compile("[0-9]{2,8}");
  private static final Pattern REGION = Pattern.compile("[A-Z]{2}");

  /**
   * @param region ISO 3166-1 code of two capital letters
   * @param extension 1 to 20 of 0-9 * #, or null
   * @throws IllegalArgumentException when it is not 2 to 8 digits in such a region
   */
  public ShortCode {
    if (!FORM.matcher(digits).matches() || !REGION.matcher(region).matches()) {
      throw new IllegalArgumentException("not a short code with its region");
    }
    Extension.require(extension);
  }

  @Override
  public String masked() {
    return digits;
  }

  @Override
  public String text() {
    return digits + ";phone-context=" + region + Extension.text(extension);
  }

  @Override
  public String toString() {
    return masked();
  }
}
