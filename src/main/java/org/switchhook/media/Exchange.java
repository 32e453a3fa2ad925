package org.switchhook.media;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;

/**
 * One passing of descriptions between the phones of a room, or one phone's way to waiting.
 *
 * @param ticket names it in orders, reports and limits
 * @param from whose offer is passed, or who is to wait
 * @param to who gets it; {@code from} when one is to wait
 * @param cseq of the request in which {@code from} made its offer by itself
 * @param wish the mute that is to be reached, null for none
 */
record Exchange(
    long ticket, Kind kind, CallId from, CallId to, Phase phase, long cseq, @Nullable Wish wish) {
  /** What it is for. */
  enum Kind {
    /** Two waiting phones are joined, the newcomer's offer first. */
    JOIN,
    /** The same with the other one's offer, as the first was refused. */
    JOIN_BACK,
    MUTE,
    /** A phone changed its side, the other is told. */
    SYNC,
    /** A phone made an offer by itself. */
    PASS,
    /** A phone is left alone. */
    WAIT
  }

  /** How far it got. */
  enum Phase {
    /** The first phone is asked. */
    ASKED,
    /** Its offer is with the second phone. */
    PASSED,
    /** Given up; the first phone has not said yet how it ended there. */
    FIRST_OWES,
    /** Given up, as the first phone was told; the second has not said yet how it ended there. */
    SECOND_OWES
  }

  Exchange in(Phase next) {
    return new Exchange(ticket, kind, from, to, next, cseq, wish);
  }

  boolean joins() {
    return kind == Kind.JOIN || kind == Kind.JOIN_BACK;
  }
}
