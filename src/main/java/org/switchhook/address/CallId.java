package org.switchhook.address;

import java.util.regex.Pattern;

/** Names one call for as long as its record is kept. Unguessable, no personal data in it. */
public record CallId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,255}");

  /**
   * @throws IllegalArgumentException when the text is not 1 to 255 letters, digits, - or _
   */
  public CallId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not 1 to 255 letters, digits, - or _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
