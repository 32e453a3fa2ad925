package org.switchhook.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one call. Pure: a state and an input give the next state and what is to be
 * done; no clock, socket or database is touched. The methods here are what an input means where a
 * state says nothing else: it is late or out of order, and harmless.
 */
public sealed interface CallState
    permits Pending, Withdrawn, Arriving, Unconfirmed, Connected, Closing, Ended {

  Leg leg();

  CallState with(Leg leg);

  /** As below, for a phone that is to wait. */
  static Step place(Dialog dialog, CallTimes times, @Nullable String extension) {
    return place(dialog, times, extension, new Opening.Waiting());
  }

  /** The first state of a call to a phone and the effects that start it. */
  static Step place(Dialog dialog, CallTimes times, @Nullable String extension, Opening opening) {
    return Step.to(
        new Inviting(Leg.start(dialog, times, extension, opening)),
        new Effect.Publish(Progress.of(Status.ACCEPTED)),
        new Effect.StartTimer(CallTimer.RING, times.ring()),
        new Effect.Invite(dialog, opening, null, Session.NONE.asking(times.session())));
  }

  /**
   * The first state of a call from a phone and the effects that answer it.
   *
   * @param call its dialog is as our 2xx sets it up
   */
  static Step answer(IncomingCall call, CallTimes times) {
    Leg leg = Leg.start(call.dialog(), times, null, new Opening.Waiting()).granting(call.terms());
    OurTerms terms = leg.session().grant(call.terms().timer());
    return Answering.start(leg, call.invite(), call.offered(), terms);
  }

  /**
   * The first state of a call from a phone that waits for what its owner orders.
   *
   * @param call its dialog is as our 2xx sets it up, but for our description
   */
  static Step take(IncomingCall call, CallTimes times) {
    Leg leg = Leg.start(call.dialog(), times, null, new Opening.Waiting());
    return Called.start(leg.granting(call.terms()), call);
  }

  /** The first state of a call that an earlier process left, and the effects that end it. */
  static Step takeUp(Trace trace, CallTimes times) {
    Dialog dialog = trace.dialog().leapt();
    Leg leg = Leg.start(dialog, times, null, new Opening.Waiting()).heard(trace.early());
    return dialog.remoteTag() == null
        ? Recalling.start(leg)
        : Step.to(new Closing(leg), new Effect.Bye(dialog));
  }

  default Step on(Input input) {
    return input.to(this);
  }

  default Step provisional(Input.Provisional in) {
    return stay();
  }

  default Step answered(Input.Answered in) {
    Leg.Late late = leg().late(in);
    return new Step(with(late.leg()), late.effects());
  }

  default Step refused(Input.Refused in) {
    return stay();
  }

  default Step challenged(Input.Challenged in) {
    return stay();
  }

  default Step unanswered(Input.Unanswered in) {
    return stay();
  }

  default Step requestDone(Input.RequestDone in) {
    return stay();
  }

  /** The BYE to another dialog of a fork, for which no state waits, is repeated by each. */
  default Step requestChallenged(Input.RequestChallenged in) {
    String tag = in.dialog().remoteTag();
    return in.method() == Input.Method.BYE && tag != null && leg().over().contains(tag)
        ? stay(new Effect.Bye(in.dialog().advanced(), in.challenge()))
        : stay();
  }

  default Step byeReceived(Input.ByeReceived in) {
    return stay(Effect.Respond.with(in.key(), 481));
  }

  default Step reinviteReceived(Input.ReinviteReceived in) {
    return stay(Effect.Respond.with(in.key(), 481));
  }

  /** A dialog that is ending still has to ACK each 2xx (RFC 3261 13.2.2.4). */
  default Step reinviteAnswered(Input.ReinviteAnswered in) {
    return leg().isOurs(in.remoteTag())
        ? stay(new Effect.ReinviteAck(leg().dialog().asked(in.cseq()), null, null))
        : stay();
  }

  default Step reinviteTried(Input.ReinviteTried in) {
    return stay();
  }

  default Step updateAnswered(Input.UpdateAnswered in) {
    return stay();
  }

  default Step ordered(Input.Ordered in) {
    return stay();
  }

  default Step answerOrdered(AnswerOrdered in) {
    return stay();
  }

  default Step updateReceived(Input.UpdateReceived in) {
    return stay(Effect.Respond.with(in.key(), 481));
  }

  default Step ackReceived(Input.AckReceived in) {
    return stay();
  }

  default Step withdrawn(Input.Withdrawn in) {
    return stay();
  }

  default Step digitReceived(Input.DigitReceived in) {
    return stay(Effect.Respond.with(in.key(), 481));
  }

  default Step hangUp(Input.HangUp in) {
    return stay();
  }

  default Step sendDigits(Input.SendDigits in) {
    return stay(new Effect.DigitsDone(in.ticket(), DigitsOutcome.NOT_ANSWERED));
  }

  default Step timerFired(Input.TimerFired in) {
    return stay();
  }

  private Step stay(Effect... effects) {
    return new Step(this, List.of(effects));
  }
}
