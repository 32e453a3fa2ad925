package org.switchhook.sip;

import java.io.IOException;
import java.lang.System.Logger.Level;

/** Notes that something could not be sent, without the text that peers and numbers are in. */
final class Failure {
  private Failure() {}

  static void note(System.Logger log, String what, Throwable failure) {
    log.log(Level.WARNING, () -> what + ": " + reason(failure));
    log.log(Level.DEBUG, what, failure);
  }

  /** The kind of the first cause; what it says only when the network says it. */
  private static String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String kind = first.getClass().getSimpleName();
    return first instanceof IOException ? kind + ", " + first.getMessage() : kind;
  }
}
