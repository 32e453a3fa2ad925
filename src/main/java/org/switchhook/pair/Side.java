package org.switchhook.pair;

import java.util.Locale;

/**
 * The two sides of a call. The caller is who was named so at the start, or who called in; after a
 * blind transfer the party that was moved keeps its side.
 */
public enum Side {
  CALLER,
  CALLEE;

  public Side other() {
    return this == CALLER ? CALLEE : CALLER;
  }

  /** In the words of the wire: {@code caller}, {@code callee}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
