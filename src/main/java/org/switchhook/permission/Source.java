package org.switchhook.permission;

import java.util.Locale;

/** Where the answer to the question for a permission comes from. */
public enum Source {
  /** Admins are not limited. */
  ADMIN,
  /** Set for the user himself. */
  USER,
  /** Set for his domain or the nearest one above it that has a value. */
  DOMAIN,
  /** Set nowhere: permitted. */
  DEFAULT;

  /** The name on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
