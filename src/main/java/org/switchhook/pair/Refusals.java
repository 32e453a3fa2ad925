package org.switchhook.pair;

import java.util.concurrent.CompletionException;
import org.switchhook.platform.Problem;

/** Says why a leg could not be placed. */
final class Refusals {
  private static final int BAD_REQUEST = 400;

  private Refusals() {}

  /** What our rules said; a fault of ours when they said nothing. */
  static Failure of(Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    if (!(cause instanceof Problem problem)) {
      return Failure.of(Failure.Kind.INTERNAL, 500, "");
    }
    return problem.status() == BAD_REQUEST
        ? new Failure(Failure.Kind.ADDRESS, BAD_REQUEST, problem.detail(), null, problem)
        : Failure.refused(problem);
  }
}
