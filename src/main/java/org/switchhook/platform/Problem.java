package org.switchhook.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller can understand and act on. Features extend it, one small class per
 * meaning; {@code rest} turns it into problem JSON (RFC 9457), sockets into an error message.
 */
public class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String id;
  private final @Nullable String field;
  private final transient Map<String, Object> members;

  /**
   * @param status HTTP status code, 400 to 599
   * @param id stable word of this meaning, such as {@code number-invalid}; last part of the type
   *     URI
   * @param field name of the request member at fault, null when no single member is
   * @param detail a sentence for the person who has to mend it; names the rule, never a secret
   */
  public Problem(int status, String id, @Nullable String field, String detail) {
    this(status, id, field, detail, Map.of());
  }

  /** As above, with further members of the problem object, such as {@code retryAfter}. */
  public Problem(
      int status, String id, @Nullable String field, String detail, Map<String, Object> members) {
    super(detail);
    this.status = status;
    this.id = id;
    this.field = field;
    this.members = Map.copyOf(members);
  }

  public int status() {
    return status;
  }

  public String id() {
    return id;
  }

  public @Nullable String field() {
    return field;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public Map<String, Object> members() {
    return members;
  }
}
