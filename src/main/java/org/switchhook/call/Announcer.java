package org.switchhook.call;

/** Tells everybody what happens to one call. Runs on its loop; never waits and never fails. */
interface Announcer {
  void publish(Progress progress);

  void digitHeard(char digit);

  void digitRefused(DigitsOutcome outcome);
}
