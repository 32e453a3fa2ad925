package org.switchhook.pair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.Status;

/**
 * A call between two parties at one moment.
 *
 * @param id stays the same as long as the call lives
 * @param callid its public id at the moment; changes with a transfer
 * @param caller null until its leg is placed
 * @param callee null until its leg is placed
 * @param connectedAt when both heard each other first; null before
 * @param endedAt null while it lives
 * @param end why it ended before it was connected; null when it was, or lives
 */
public record PairPicture(
    String id,
    String callid,
    State state,
    @Nullable Party caller,
    @Nullable Party callee,
    Instant createdAt,
    @Nullable Instant connectedAt,
    @Nullable Instant endedAt,
    @Nullable Failure end) {
  /** Where a call between two parties stands, in the words of the wire when in lower case. */
  public enum State {
    /** The caller is being rung. */
    STARTING,
    /** The callee is being rung; the caller has answered, or called us. */
    RINGING,
    /** Both have answered and were told of each other; what is held still is connected. */
    CONNECTED,
    ENDED
  }

  /**
   * One of the two.
   *
   * @param leg the call that REST, records and events know this leg by
   * @param address SIP address or telephone number, as the command named it
   * @param heldByUs a command holds it
   * @param heldByPhone its phone holds the other party
   */
  public record Party(
      CallId leg, String address, Status status, boolean heldByUs, boolean heldByPhone) {}
}
