package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * What is said about media on the leg of an answered phone.
 *
 * @param joined the session is with another phone, whose bridge hears of its offers
 * @param ask our re-INVITE, null for none
 * @param offered the phone's offer that waits for its answer, null for none
 * @param refused the description that was sent last, when the phone refused it: the next one counts
 *     on from there (RFC 3264 8); null when the dialog has the last
 * @param said the phone's description that we took last, null before it was joined to another
 * @param ack of our last re-INVITE, for repetitions of its 2xx; null when there is none
 */
record Talk(
    boolean joined,
    @Nullable Ask ask,
    @Nullable PhoneOffer offered,
    @Nullable Description refused,
    @Nullable Media said,
    Effect.@Nullable ReinviteAck ack) {
  static final Talk NONE = new Talk(false, null, null, null, null, null);

  Talk with(@Nullable Ask newAsk) {
    return new Talk(joined, newAsk, offered, refused, said, ack);
  }

  Talk with(@Nullable PhoneOffer newOffered) {
    return new Talk(joined, ask, newOffered, refused, said, ack);
  }

  /** The session changed, and this was said last. */
  Talk agreed(boolean nowJoined) {
    return new Talk(nowJoined, ask, offered, null, said, ack);
  }

  Talk refused(@Nullable Description offer) {
    return offer == null ? this : new Talk(joined, ask, offered, offer, said, ack);
  }

  Talk acked(Effect.ReinviteAck newAck) {
    return new Talk(joined, null, offered, refused, said, newAck);
  }

  /** The phone's description; what cannot be read is none. */
  Talk heard(@Nullable Media description) {
    return description == null ? this : new Talk(joined, ask, offered, refused, description, ack);
  }

  /** The last description that was sent on the leg. */
  Description last(Dialog dialog) {
    return refused == null ? dialog.local() : refused;
  }

  /** True when a request of ours with an offer, or that asks for one, has no final response. */
  boolean isAsking() {
    return ask != null && (ask.isOpen() || ask.phase() == Ask.Phase.FETCHED);
  }
}
