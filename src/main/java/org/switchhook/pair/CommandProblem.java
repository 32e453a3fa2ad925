package org.switchhook.pair;

import java.util.LinkedHashMap;
import java.util.Map;
import org.switchhook.platform.Problem;

/** Failures of commands in the words of REST. */
final class CommandProblem {
  private CommandProblem() {}

  static Problem of(Failure failure) {
    Problem ours = failure.problem();
    if (ours != null) {
      return ours;
    }
    return switch (failure.kind()) {
      case UNKNOWN_CALL, UNKNOWN_OTHER_CALL -> unknown();
      case NOT_READY -> notAnswered();
      case PENDING ->
          new Problem(
              409,
              "command-running",
              null,
              "The call is being started or transferred; say it again when that is done");
      case ALL_HELD -> new Problem(409, "call-held", null, "That is held already");
      case NONE_HELD -> new Problem(409, "call-not-held", null, "No command holds that");
      case HOLD_FAILED, CALLER_FAILED, TRANSFER_FAILED -> refused(failure);
      default -> new Problem(500, "internal", null, "Something went wrong on our side");
    };
  }

  static Problem unknown() {
    return new Problem(404, "call-unknown", null, "There is no such call for you");
  }

  static Problem notAnswered() {
    return new Problem(
        409, "call-not-answered", null, "This needs a call that is answered and has not ended");
  }

  private static Problem refused(Failure failure) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sipCode", failure.code());
    members.put("sipText", failure.reason());
    Side leg = failure.leg();
    if (leg != null) {
      members.put("leg", leg.word());
    }
    return new Problem(
        502,
        "phone-refused",
        null,
        "A phone refused it or is gone; the call is as it was",
        members);
  }
}
