package org.switchhook.operations;

/**
 * How a dependency is now.
 *
 * @param name stable word, such as {@code database}
 * @param needed whether the server is not ready without it
 * @param detail a sentence for people; no secret, no number of a caller
 */
record Condition(String name, State state, boolean needed, String detail) {
  /** False when the server cannot serve because of it. */
  boolean lets() {
    return !needed || state == State.UP;
  }
}
