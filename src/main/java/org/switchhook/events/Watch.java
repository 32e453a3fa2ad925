package org.switchhook.events;

import java.util.Locale;

/** Which calls between two parties a session sees. */
enum Watch {
  NONE,
  /** Those that its person made. */
  OWN,
  /** Those of its domain. */
  DOMAIN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
