package org.switchhook.address;

import org.jspecify.annotations.Nullable;

/** What a keypad can reach. */
public sealed interface Dialled extends Party permits E164, ShortCode {
  /** The user part of the request URI: + and digits for E.164, digits for a short code. */
  String digits();

  /** Digits to send after the answer, null when there are none. */
  @Nullable String extension();
}
