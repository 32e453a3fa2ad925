package org.switchhook.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by permission, as they are set and as they are read back.
 *
 * @param receiveCalls null when it is not set, or is to stay as it is
 * @param dialOut as above
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PermissionSet(@Nullable Switch receiveCalls, @Nullable Switch dialOut) {
  /** The set with these values. */
  static PermissionSet of(Function<Permission, @Nullable Boolean> values) {
    return new PermissionSet(
        of(values.apply(Permission.RECEIVE_CALLS)), of(values.apply(Permission.DIAL_OUT)));
  }

  private static @Nullable Switch of(@Nullable Boolean value) {
    return value == null ? null : new Switch(value);
  }

  /** The values that are there. */
  Map<Permission, Boolean> values() {
    Map<Permission, Boolean> values = new EnumMap<>(Permission.class);
    if (receiveCalls != null) {
      values.put(Permission.RECEIVE_CALLS, receiveCalls.enabled());
    }
    if (dialOut != null) {
      values.put(Permission.DIAL_OUT, dialOut.enabled());
    }
    return values;
  }
}
