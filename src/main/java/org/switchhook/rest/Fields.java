package org.switchhook.rest;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** Rules for the members of a JSON body. */
public final class Fields {
  private Fields() {}

  /**
   * The value of a member that has to be there; for the constructor of a body's record.
   *
   * @throws Problem 400 {@code field-missing} when it is absent or null
   */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new Problem(400, "field-missing", field, field + " is required");
    }
    return value;
  }
}
