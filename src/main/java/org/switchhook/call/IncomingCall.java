package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.TrunkId;

/**
 * An INVITE of a trunk that has no answer yet. Nothing in it is trusted but the trunk.
 *
 * @param target user part of the request URI, unescaped; empty when there is none
 * @param pin what the PIN header says, null without one
 * @param caller who calls, as the From header has it
 * @param dialog the dialog that our 2xx sets up, with our description in it
 * @param invite names the INVITE for {@link Effect.Respond}
 * @param offered true when the INVITE carried the offer, so that our description is its answer;
 *     false when ours is the offer and the ACK carries the answer
 * @param terms what it says about how long its session lives
 * @param offer the offer of the INVITE; null when it has none, or none that could be passed on
 * @param hops how many more it may take
 * @param reliably whether provisional answers have to be sent reliably (RFC 3262)
 */
public record IncomingCall(
    TrunkId trunk,
    String target,
    @Nullable String pin,
    CallerLine caller,
    Dialog dialog,
    RequestKey invite,
    boolean offered,
    PeerTerms terms,
    @Nullable Media offer,
    int hops,
    boolean reliably) {

  public IncomingCall(
      TrunkId trunk,
      String target,
      @Nullable String pin,
      CallerLine caller,
      Dialog dialog,
      RequestKey invite,
      boolean offered) {
    this(
        trunk,
        target,
        pin,
        caller,
        dialog,
        invite,
        offered,
        PeerTerms.NONE,
        null,
        Opening.MOST_HOPS,
        false);
  }

  /** Without what the caller says of himself, the PIN and the target. */
  @Override
  public String toString() {
    return "INVITE over " + trunk;
  }
}
