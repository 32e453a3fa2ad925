package org.switchhook.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a transition wants done. {@link CallLoop} does them in order. */
public sealed interface Effect {

  /** Something for the network; {@link Signalling} carries it out. */
  sealed interface Sip extends Effect {}

  /**
   * Send the INVITE of a dialog.
   *
   * @param opening whether its {@code local} description goes as offer, and how far it may go
   * @param challenge the digest challenge to answer, null for the first INVITE
   */
  record Invite(Dialog dialog, Opening opening, @Nullable Challenge challenge, OurTerms terms)
      implements Sip {
    /** With an offer, and nothing about its session. */
    public Invite(Dialog dialog, @Nullable Challenge challenge) {
      this(dialog, new Opening.Waiting(), challenge, OurTerms.NONE);
    }
  }

  /**
   * Send PRACK in an early dialog, with its {@code localCseq} (RFC 3262).
   *
   * @param dialog its {@code inviteCseq} is that of the INVITE which had the response
   * @param rseq number of the provisional response
   * @param challenge the digest challenge to answer, null for the first copy
   */
  record Prack(Dialog dialog, long rseq, @Nullable Challenge challenge) implements Sip {}

  /**
   * Send UPDATE without a description, with the dialog's {@code localCseq} (RFC 3311).
   *
   * @param challenge the digest challenge to answer, null for the first copy
   */
  record Update(Dialog dialog, OurTerms terms, @Nullable Challenge challenge) implements Sip {}

  /** Send CANCEL for the INVITE of a dialog. */
  record Cancel(Dialog dialog) implements Sip {}

  /**
   * Send ACK for a 2xx; the dialog is the confirmed one.
   *
   * @param challenge the one that the INVITE answered, null for none: the ACK carries the same
   *     credentials (RFC 3261 13.2.2.4)
   */
  record Ack(Dialog dialog, @Nullable Challenge challenge) implements Sip {}

  /**
   * Send BYE with the dialog's {@code localCseq}.
   *
   * @param challenge the digest challenge to answer, null for the first BYE
   */
  record Bye(Dialog dialog, @Nullable Challenge challenge) implements Sip {
    Bye(Dialog dialog) {
      this(dialog, null);
    }
  }

  /**
   * Send INFO {@code application/dtmf-relay} with the dialog's {@code localCseq}.
   *
   * @param challenge the digest challenge to answer, null for the first INFO of a digit
   */
  record Info(Dialog dialog, char digit, @Nullable Challenge challenge) implements Sip {}

  /**
   * Send REFER with the dialog's {@code localCseq}.
   *
   * @param challenge the digest challenge to answer, null for the first copy
   */
  record Refer(Dialog dialog, ReferTo to, @Nullable Challenge challenge) implements Sip {}

  /**
   * Send NOTIFY with the dialog's {@code localCseq}.
   *
   * @param challenge the digest challenge to answer, null for the first copy
   */
  record Notify(Dialog dialog, ReferNews news, @Nullable Challenge challenge) implements Sip {}

  /**
   * Answer a REFER of the peer with 202.
   *
   * @param subscribes false when no NOTIFY will follow (RFC 4488)
   */
  record AcceptRefer(RequestKey key, boolean subscribes) implements Sip {}

  /**
   * Send a re-INVITE with the dialog's {@code inviteCseq} and {@code branch}.
   *
   * @param offer null for a re-INVITE without one
   * @param challenge the digest challenge to answer, null for the first copy
   */
  record Reinvite(
      Dialog dialog, @Nullable Description offer, @Nullable Challenge challenge, OurTerms terms)
      implements Sip {
    public Reinvite(Dialog dialog, @Nullable Description offer, @Nullable Challenge challenge) {
      this(dialog, offer, challenge, OurTerms.NONE);
    }
  }

  /**
   * Send ACK for a 2xx to a re-INVITE.
   *
   * @param dialog as the re-INVITE was sent with, and the target that its 2xx gave
   * @param answer null when the re-INVITE carried the offer
   * @param challenge the one that the re-INVITE answered, null for none
   */
  record ReinviteAck(Dialog dialog, @Nullable Description answer, @Nullable Challenge challenge)
      implements Sip {}

  /**
   * Answer a request of the peer, or repeat our 2xx to its INVITE.
   *
   * @param body our description, null for none
   * @param repetition true when a 2xx is sent again, outside its transaction
   */
  record Respond(
      RequestKey key, int code, @Nullable Description body, boolean repetition, OurTerms terms)
      implements Sip {
    public Respond(RequestKey key, int code, @Nullable Description body, boolean repetition) {
      this(key, code, body, repetition, OurTerms.NONE);
    }

    static Respond with(RequestKey key, int code) {
      return with(key, code, OurTerms.NONE);
    }

    static Respond with(RequestKey key, int code, OurTerms terms) {
      return new Respond(key, code, null, false, terms);
    }
  }

  /**
   * The INVITE of a peer waits for its answer, longer than one is remembered otherwise. When it is
   * withdrawn, or was before this, the call is told.
   */
  record Await(RequestKey key) implements Sip {}

  /**
   * Give an INVITE that waits a provisional answer.
   *
   * @param body our description, null for none
   */
  record Provisional(RequestKey key, int code, @Nullable Description body) implements Sip {}

  /**
   * Refuse an INVITE that waits, again and again until its ACK.
   *
   * @param text reason phrase, empty for the usual one of the code
   */
  record Refuse(RequestKey key, int code, String text) implements Sip {}

  /** Start a timer, or start it again. */
  record StartTimer(CallTimer timer, Duration delay) implements Effect {}

  record StopTimer(CallTimer timer) implements Effect {}

  /** Tell everybody the public status. */
  record Publish(Progress progress) implements Effect {}

  /** Tell the bridge. */
  record Report(MediaReport report) implements Effect {}

  /** Tell the owner of the leg. */
  record ReportRefer(ReferReport report) implements Effect {}

  /** Tell those who follow the call that there is a provisional answer. */
  record PublishTried(int code, String text) implements Effect {}

  /** Tell everybody that the phone sent a digit. */
  record PublishDigit(char digit) implements Effect {}

  /** The digits of one request are through, or the rest of them was dropped. */
  record DigitsDone(long ticket, DigitsOutcome outcome) implements Effect {}

  /** The call needs no loop any more. */
  record Forget() implements Effect {}
}
