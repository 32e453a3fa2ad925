package org.switchhook.pair;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/**
 * Why a command failed.
 *
 * @param code SIP response code that says it best, or that a phone gave
 * @param reason its phrase
 * @param leg the leg that refused, null when it is about none
 * @param problem what our own rules say, null when a phone or the network decided
 */
public record Failure(
    Kind kind, int code, String reason, @Nullable Side leg, @Nullable Problem problem) {
  /** What kind of failure. */
  public enum Kind {
    /** The caller or the callee of a start, or the destination, is no address. */
    ADDRESS,
    /** A rule of ours forbids it; see {@link Failure#problem}. Nothing was sent. */
    REFUSED,
    /** There is no such call, or it is none that this person may command. */
    UNKNOWN_CALL,
    /** The same, for the second call of an attended transfer. */
    UNKNOWN_OTHER_CALL,
    /** Both calls of an attended transfer are the same. */
    SAME_CALL,
    /** The call is not answered yet. */
    NOT_READY,
    /** A transfer of the call is running. */
    PENDING,
    /** What is to be held is held. */
    ALL_HELD,
    /** Nothing is held that could be resumed. */
    NONE_HELD,
    /** The first INVITE of a start failed, with the code and reason of its answer. */
    CALLER_FAILED,
    /** The destination, or a phone that is to be joined, refused, was silent or left. */
    TRANSFER_FAILED,
    /** A leg refused to be held or resumed. */
    HOLD_FAILED,
    /** A fault of ours. */
    INTERNAL
  }

  static Failure of(Kind kind, int code, String reason) {
    return new Failure(kind, code, reason, null, null);
  }

  static Failure refused(Problem problem) {
    return new Failure(Kind.REFUSED, problem.status(), problem.detail(), null, problem);
  }
}
