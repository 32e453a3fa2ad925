package org.switchhook.events;

/** What is asked of a phone in a room. */
sealed interface Control {
  record HangUp() implements Control {}

  record Digit(char digit) implements Control {}
}
