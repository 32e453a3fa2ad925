package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * A re-INVITE of ours, from the wish to the ACK.
 *
 * @param luck 0 to {@link #MOST_LUCK}, how long to wait after a glare
 * @param dialog as it was sent last, null when it waits to be sent
 * @param offer what it carried, null for none
 * @param slots where the lines of a passed offer went, null unless one was passed
 * @param challenge the digest challenge that it answers, null for none
 * @param fetched the phone's offer in its 2xx, null before that
 */
record Ask(
    MediaOrder.Asking order,
    int luck,
    Phase phase,
    @Nullable Dialog dialog,
    @Nullable Description offer,
    @Nullable Slots slots,
    @Nullable Challenge challenge,
    @Nullable Media fetched,
    int glares) {
  /** RFC 3261 14.1 lets one draw multiples of 10 ms, from 0 to 2 s. */
  static final int MOST_LUCK = 200;

  /** How far it got. */
  enum Phase {
    /** Something else of the dialog comes first. */
    QUEUED,
    /** Sent, no response yet. */
    SENT,
    /** It has a provisional response, so that it can be cancelled. */
    TRYING,
    /** Given up before there was a response. */
    GIVEN_UP,
    /** Cancelled; its final response is still to come. */
    CANCELLED,
    /** It met one of the phone and waits until it is sent again. */
    BACKED_OFF,
    /** The 2xx with the phone's offer is here, the ACK waits for the answer. */
    FETCHED
  }

  static Ask queued(MediaOrder.Asking order, int luck) {
    return new Ask(order, luck, Phase.QUEUED, null, null, null, null, null, 0);
  }

  Ask in(Phase next) {
    return new Ask(order, luck, next, dialog, offer, slots, challenge, fetched, glares);
  }

  Ask with(@Nullable Description newOffer, @Nullable Slots newSlots) {
    return new Ask(order, luck, phase, dialog, newOffer, newSlots, challenge, fetched, glares);
  }

  Ask sent(Dialog as, @Nullable Challenge answered) {
    return new Ask(order, luck, Phase.SENT, as, offer, slots, answered, fetched, glares);
  }

  Ask met() {
    return new Ask(
        order, luck, Phase.BACKED_OFF, dialog, offer, slots, challenge, fetched, glares + 1);
  }

  Ask fetched(Dialog renewed, Media full) {
    return new Ask(order, luck, Phase.FETCHED, renewed, offer, slots, challenge, full, glares);
  }

  /** Its ACK carries credentials for that challenge. */
  Ask answering(@Nullable Challenge answered) {
    return new Ask(order, luck, phase, dialog, offer, slots, answered, fetched, glares);
  }

  boolean isOpen() {
    return phase == Phase.SENT
        || phase == Phase.TRYING
        || phase == Phase.GIVEN_UP
        || phase == Phase.CANCELLED;
  }

  /** True for the request that carried this number. */
  boolean has(long cseq) {
    return isOpen() && dialog != null && dialog.inviteCseq() == cseq;
  }
}
