package org.switchhook.pair;

import org.switchhook.platform.Problem;

/** Why a transfer is not made or changed, in the words of REST. */
final class TransferProblem {
  private TransferProblem() {}

  static Problem unknown() {
    return new Problem(404, "transfer-unknown", null, "The call has no transfer with this id");
  }

  static Problem running() {
    return new Problem(
        409,
        "transfer-running",
        null,
        "Another transfer of this call runs; complete or cancel it first");
  }

  static Problem sameCall() {
    return new Problem(400, "field-invalid", "call", "call must be another call than this one");
  }

  /** Of a command on a transfer. */
  static Problem of(Failure failure) {
    return failure.kind() == Failure.Kind.NOT_READY
        ? new Problem(409, "transfer-state", null, failure.reason())
        : CommandProblem.of(failure);
  }
}
