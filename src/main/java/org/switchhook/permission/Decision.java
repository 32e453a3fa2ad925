package org.switchhook.permission;

import org.switchhook.platform.Problem;

/** Whether somebody may do something, and where that comes from. */
public sealed interface Decision {
  Permission permission();

  Source source();

  /** He may. */
  record Allowed(Permission permission, Source source) implements Decision {}

  /**
   * He may not.
   *
   * @param source {@link Source#USER} or {@link Source#DOMAIN}
   */
  record Refused(Permission permission, Source source) implements Decision {}

  /** For those who only want to know which of the two. */
  default boolean isAllowed() {
    return this instanceof Allowed;
  }

  /**
   * @throws Problem 403 {@code permission-missing} when it is refused
   */
  default void require() {
    if (this instanceof Refused refused) {
      throw PermissionProblem.missing(refused);
    }
  }
}
