package org.switchhook.address;

import java.util.regex.Pattern;

/** A configured way into the telephone network. */
public record TrunkId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * @throws IllegalArgumentException when the text is not 1 to 64 letters, digits, dot, - or _
   */
  public TrunkId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not 1 to 64 letters, digits, dot, - or _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
