package org.switchhook.platform;

/** Where every identifier comes from. Production makes unguessable ones, tests count 1, 2, 3. */
public interface Ids {
  /** A new identifier of 22 URL-safe characters (128 random bits); letters, digits, - and _. */
  String next();

  /** A number drawn evenly from 0 (included) to {@code bound} (excluded). */
  int below(int bound);
}
