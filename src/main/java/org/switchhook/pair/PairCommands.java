package org.switchhook.pair;

import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * What may be commanded of calls between two parties. No method waits or throws: all that becomes
 * of a command, a refusal too, is told its listener. Safe for use by many threads; commands of one
 * call are carried out in the order in which they came.
 *
 * <p>A {@code callid} is the public id of a call as {@link CommandEvent.TransferStart} gave it, the
 * SIP Call-ID of one of its live legs, or the alias of its start. Public ids win over Call-IDs, and
 * those over aliases. A call that a person may not command is as unknown as one that is not there.
 */
public interface PairCommands {
  /** Rings the caller, and when he has answered, the callee, and lets them hear each other. */
  void start(Caller who, StartOrder order, CommandListener listener);

  /**
   * Lets nobody hear anybody, or by setting takes hearing from one leg only. What is held by its
   * phone stays so.
   *
   * @param leg null for both
   */
  void hold(Caller who, String callid, @Nullable Side leg, CommandListener listener);

  /**
   * Takes back what {@link #hold} did, and nothing that a phone did.
   *
   * @param leg null for both
   */
  void resume(Caller who, String callid, @Nullable Side leg, CommandListener listener);

  /**
   * Blind transfer: one party goes on with somebody else, the other is released when they hear each
   * other, and not before.
   *
   * @param moved the party that is to talk to the destination
   * @param destination a SIP address or telephone number
   * @param mode null for that of the settings
   */
  void transfer(
      Caller who,
      String callid,
      Side moved,
      String destination,
      @Nullable TransferMode mode,
      CommandListener listener);

  /**
   * Attended transfer: one party of each of two calls go on with each other, the other two are
   * released.
   *
   * @param target what the Refer-To names when phones are told to do it themselves; null for the
   *     address of the party of the second call
   * @param mode null for that of the settings
   */
  void join(
      Caller who,
      PartyOfCall first,
      PartyOfCall second,
      @Nullable String target,
      @Nullable TransferMode mode,
      CommandListener listener);

  /** Ends the call, answered or not. */
  void end(Caller who, String callid, CommandListener listener);
}
