package org.switchhook.rest;

import org.switchhook.security.Role;

/** What a caller must be allowed to do before a route serves him. */
public enum Right {
  /** To use the domain: every verified caller may. */
  USE(Role.USER),
  /** To run the domain: its admins may. */
  ADMINISTER(Role.ADMIN);

  private final Role least;

  Right(Role least) {
    this.least = least;
  }

  boolean heldBy(Role role) {
    return role.compareTo(least) >= 0;
  }
}
