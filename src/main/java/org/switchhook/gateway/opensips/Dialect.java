package org.switchhook.gateway.opensips;

import java.util.Locale;
import java.util.Optional;

/**
 * How notifications are worded. Requests are understood in both, whatever the connection speaks.
 */
enum Dialect {
  /** Of the project's page until June 2020: methods {@code Event}, {@code Error}, {@code Ended}. */
  README,
  /** Of every release: the method is the command's name. */
  CURRENT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Dialect> of(String word) {
    for (Dialect dialect : values()) {
      if (dialect.word().equals(word)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /**
   * @throws IllegalArgumentException for any other word than {@code readme} and {@code current}
   */
  static Dialect configured(String setting, String word) {
    return of(word)
        .orElseThrow(() -> new IllegalArgumentException(setting + " must be readme or current"));
  }
}
