package org.switchhook.address;

import java.util.regex.Pattern;

/** A tenant: nothing of one is visible in another. */
public record DomainId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /**
   * @throws IllegalArgumentException when the text is not 1 to 128 letters, digits, dot, - or _
   */
  public DomainId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not 1 to 128 letters, digits, dot, - or _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
