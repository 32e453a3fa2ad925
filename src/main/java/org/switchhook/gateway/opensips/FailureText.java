package org.switchhook.gateway.opensips;

import org.switchhook.pair.Failure;
import org.switchhook.platform.Problem;

/** What an {@code Error} says; clients compare these texts. */
final class FailureText {
  static final String INTERNAL = "internal error";

  private FailureText() {}

  static String of(Command command, Failure failure) {
    String status = failure.code() + " " + failure.reason();
    return switch (failure.kind()) {
      case ADDRESS -> "400 Invalid ruri";
      case REFUSED -> "403 " + rule(failure);
      case UNKNOWN_CALL ->
          command instanceof Command.End
              ? "404 Requested Dialog not found"
              : "404 Dialog not found";
      case UNKNOWN_OTHER_CALL -> "404 Transfer dialog not found";
      case SAME_CALL -> "400 Same dialog";
      case NOT_READY -> "410 Dialog not ready";
      case PENDING -> "491 Request Pending";
      case ALL_HELD -> "480 Both dialog legs are on hold";
      case NONE_HELD -> "480 No dialog legs on hold";
      case CALLER_FAILED -> "failed to establish initial call: " + status;
      case TRANSFER_FAILED -> transfer(command) + " failed with status " + status;
      case HOLD_FAILED -> hold(command, failure) + " with status " + status;
      case INTERNAL -> INTERNAL;
    };
  }

  private static String rule(Failure failure) {
    Problem problem = failure.problem();
    return problem == null ? failure.reason() : problem.detail();
  }

  private static String transfer(Command command) {
    return command instanceof Command.BlindTransfer ? "Transfer" : "transfer";
  }

  private static String hold(Command command, Failure failure) {
    String verb = command instanceof Command.Unhold ? "unhold" : "hold";
    return verb + " failed" + (failure.leg() == null ? "" : " on leg " + failure.leg().word());
  }
}
