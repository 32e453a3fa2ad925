package org.switchhook.pair;

import org.jspecify.annotations.Nullable;

/**
 * What happens while a command is carried out. Addresses are SIP URIs or telephone numbers as the
 * command gave them.
 */
public sealed interface CommandEvent {
  /** Start: the caller's phone has answered. */
  record CallerAnswered(String caller, String callee) implements CommandEvent {}

  /**
   * The call is found and may be changed; the new leg, or the joining, comes next.
   *
   * @param caller who is to talk to the destination; null but for a start
   * @param destination null for an attended transfer
   */
  record Transferring(@Nullable String caller, @Nullable String destination)
      implements CommandEvent {}

  /**
   * The INVITE to the destination is sent, or the first re-INVITE that joins two legs.
   *
   * @param callid public id of the call that comes of it
   * @param caller null but for a start
   * @param destination the callee of a start, the new party of a transfer
   */
  record TransferStart(String callid, @Nullable String caller, String destination)
      implements CommandEvent {}

  /**
   * A provisional answer of the destination, or the final one that refuses.
   *
   * @param code SIP response code
   * @param reason its phrase
   */
  record TransferPending(
      String callid, @Nullable String caller, String destination, int code, String reason)
      implements CommandEvent {}

  /** Start: the callee has answered and hears the caller. */
  record CalleeAnswered(String callid, String caller, String callee) implements CommandEvent {}

  /** The two who remain hear each other, the others are being released. */
  record TransferSuccessful(String callid, String destination) implements CommandEvent {}

  /** Hold or resume: the call is found and answered. */
  record HoldBegun() implements CommandEvent {}

  /** The re-INVITE to that leg is sent. */
  record HoldStart(Side leg) implements CommandEvent {}

  /** That leg has agreed. */
  record HoldSuccessful(Side leg) implements CommandEvent {}

  /** The command has failed; the call is as it was before. Nothing follows. */
  record Failed(Failure failure) implements CommandEvent {}

  /** The command is done. Nothing follows. */
  record Done() implements CommandEvent {}
}
