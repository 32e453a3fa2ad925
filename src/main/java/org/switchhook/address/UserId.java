package org.switchhook.address;

import java.util.regex.Pattern;

/** The subject of a verified token within its domain; opaque to us. */
public record UserId(String value) {
  private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");

  /**
   * @throws IllegalArgumentException when the text is not 1 to 255 printable ASCII characters
   *     without space
   */
  public UserId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not 1 to 255 printable ASCII characters without space");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
