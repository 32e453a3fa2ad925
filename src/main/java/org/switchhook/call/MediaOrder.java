package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * What a bridge wants of a phone's leg. An order with a ticket is followed by one {@link
 * MediaReport} with the same ticket, unless the call ends first; a bridge gives a leg the next one
 * only then.
 */
public sealed interface MediaOrder {

  /** Something that takes a re-INVITE of ours. */
  sealed interface Asking extends MediaOrder {
    long ticket();
  }

  /** Ask the phone for a full offer, by a re-INVITE without one (RFC 3725 4.4). */
  record Fetch(long ticket) implements Asking {}

  /** Offer it what another phone says. */
  record Pass(long ticket, Media offer) implements Asking {}

  /** Let it wait: the same session, inactive. */
  record Wait(long ticket) implements Asking {}

  /**
   * No bridge orders it: a re-INVITE that only shows that we live (RFC 4028 10).
   *
   * @param next what a bridge has ordered meanwhile, null for nothing
   */
  record Refresh(Input.@Nullable Ordered next) implements Asking {
    private static final long NOBODY = -1;

    @Override
    public long ticket() {
      return next != null && next.order() instanceof Asking asking ? asking.ticket() : NOBODY;
    }
  }

  /** The answer to what was fetched; it goes out in the ACK, and nothing is reported. */
  record Answer(long ticket, Media answer) implements MediaOrder {}

  /**
   * There is no answer to what was fetched. Nothing is reported.
   *
   * @param keep true to stay with the session as it was, false to wait
   */
  record Decline(long ticket, boolean keep) implements MediaOrder {}

  /** Nobody waits any longer; what becomes of it is reported all the same. */
  record GiveUp(long ticket) implements MediaOrder {}

  /**
   * The answer to an offer that the phone made by itself.
   *
   * @param cseq of its request
   * @param joins false when the phone waits from now on
   */
  record AnswerPhone(long cseq, Media answer, boolean joins) implements MediaOrder {}

  /** That offer is refused and the session stays as it was. */
  record RefusePhone(long cseq, int code) implements MediaOrder {}
}
