package org.switchhook.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** The request header by which a client marks a repetition as one. */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

  private IdempotencyKey() {}

  /**
   * The key of a request, null when it has none.
   *
   * @throws Problem 400 {@code idempotency-key-invalid}
   */
  static @Nullable String from(MultivaluedMap<String, String> headers) {
    List<String> values = headers.get(HEADER);
    if (values == null || values.isEmpty()) {
      return null;
    }
    if (values.size() > 1 || !FORM.matcher(values.get(0)).matches()) {
      throw new Problem(
          400,
          "idempotency-key-invalid",
          HEADER,
          HEADER + " must be one value of 1 to 255 printable ASCII characters");
    }
    return values.get(0);
  }
}
