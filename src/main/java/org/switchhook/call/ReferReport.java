package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.SipAddress;

/** What a leg tells its owner of a REFER (RFC 3515). */
public sealed interface ReferReport {
  /**
   * The phone will do it.
   *
   * @param subscribed false when nothing more will be heard of it (RFC 4488)
   */
  record Accepted(long ticket, boolean subscribed) implements ReferReport {}

  /**
   * It will not. Nothing follows.
   *
   * @param code its response; 408 without one, 491 when another REFER of ours is not over, 481 when
   *     there is no dialog to send it in
   * @param text reason phrase, control characters removed
   */
  record Refused(long ticket, int code, String text) implements ReferReport {}

  /**
   * News of the phone's own call, before its answer.
   *
   * @param code 100 to 199
   * @param text reason phrase, control characters removed
   */
  record Progress(long ticket, int code, String text) implements ReferReport {}

  /**
   * How the phone's own call was answered. Nothing follows.
   *
   * @param code 200 to 699
   * @param text reason phrase, control characters removed
   */
  record Finished(long ticket, int code, String text) implements ReferReport {}

  /** The phone has ended its news without saying how its call was answered, or is silent. */
  record TimedOut(long ticket) implements ReferReport {}

  /**
   * The phone asks us to call somebody: {@link ReferOrder.Accept} or {@link ReferOrder.Refuse}. Of
   * it only the form has been checked.
   *
   * @param cseq of its REFER
   * @param target {@code sip:user@host}, with a port where it has one, or a telephone number
   * @param replaces the dialog that it wants replaced, null for none; in our terms {@code toTag} is
   *     ours and {@code fromTag} the phone's
   * @param referredBy on whose behalf it says it asks, null when it does not say
   */
  record Asked(
      long cseq, String target, @Nullable Replaces replaces, @Nullable SipAddress referredBy)
      implements ReferReport {
    /** Without the target. */
    @Override
    public String toString() {
      return "Asked[cseq=" + cseq + "]";
    }
  }

  /** Nobody decided in time about what the phone asked for, so it was declined. */
  record Declined(long cseq) implements ReferReport {}
}
