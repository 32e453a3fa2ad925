package org.switchhook.permission;

import java.util.Optional;
import java.util.stream.Stream;

/** Something that a person may do unless it is switched off. */
public enum Permission {
  /** To be called; without it he can still call others. */
  RECEIVE_CALLS("receiveCalls"),
  /** To call telephone numbers and SIP addresses into a room. */
  DIAL_OUT("dialOut");

  private final String word;

  Permission(String word) {
    this.word = word;
  }

  /** The name on the wire and in the database. */
  public String word() {
    return word;
  }

  static Optional<Permission> of(String word) {
    return Stream.of(values()).filter(permission -> permission.word.equals(word)).findFirst();
  }
}
