package org.switchhook.call;

import java.util.Locale;

/** Who keeps a session alive, by his part in the request that says so (RFC 4028 4). */
public enum Refresher {
  UAC,
  UAS;

  /** As it stands in Session-Expires. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
