package org.switchhook.address;

import java.util.regex.Pattern;

/** Names one room. Unguessable; the number that phones dial is another value. */
public record RoomId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws IllegalArgumentException when the text is not 1 to 64 letters, digits, - or _
   */
  public RoomId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not 1 to 64 letters, digits, - or _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
