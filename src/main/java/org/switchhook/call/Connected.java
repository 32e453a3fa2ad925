package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The phone has answered and its dialog is confirmed.
 *
 * @param digits on their way to the phone
 * @param unacked our 2xx to its re-INVITE that has no ACK yet, null for none
 * @param talk what is said about media
 */
record Connected(Leg leg, Digits digits, @Nullable Unacked unacked, Talk talk)
    implements CallState {
  /** Ticket of the extension digits, for which nobody waits. */
  static final long EXTENSION_TICKET = 0;

  /** Enters the state; {@code effects} come first, then the extension's first digit. */
  static Step start(Leg leg, Talk talk, List<Effect> effects) {
    Connected connected = new Connected(leg, Digits.NONE, null, talk);
    if (leg.extension().isEmpty()) {
      return new Step(connected, effects);
    }
    Digits extension = Digits.NONE.plus(new Input.SendDigits(leg.extension(), EXTENSION_TICKET));
    return connected.next(extension, effects);
  }

  @Override
  public Connected with(Leg newLeg) {
    return new Connected(newLeg, digits, unacked, talk);
  }

  Connected with(Talk newTalk) {
    return new Connected(leg, digits, unacked, newTalk);
  }

  Connected with(@Nullable Unacked newUnacked) {
    return new Connected(leg, digits, newUnacked, talk);
  }

  Connected with(Digits newDigits) {
    return new Connected(leg, newDigits, unacked, talk);
  }

  /** The 2xx of our INVITE again, or of another fork. */
  @Override
  public Step answered(Input.Answered in) {
    Step again =
        leg.isOurs(in.remoteTag())
            ? new Negotiation(this).repeated(leg.dialog().inviteCseq())
            : null;
    return again == null ? CallState.super.answered(in) : again;
  }

  @Override
  public Step hangUp(Input.HangUp in) {
    return close(CallEnd.BY_LOCAL);
  }

  @Override
  public Step byeReceived(Input.ByeReceived in) {
    if (!leg.isOurs(in.remoteTag())) {
      int code = leg.over().contains(in.remoteTag()) ? 200 : 481;
      return Step.to(this, Effect.Respond.with(in.key(), code));
    }
    if (in.cseq() < leg.dialog().remoteCseq()) {
      return Step.to(this, Effect.Respond.with(in.key(), 500));
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.Respond.with(in.key(), 200));
    effects.addAll(over(CallEnd.BY_REMOTE));
    return Ended.from(leg, effects);
  }

  @Override
  public Step reinviteReceived(Input.ReinviteReceived in) {
    return new Renegotiation(this).answer(in);
  }

  @Override
  public Step ackReceived(Input.AckReceived in) {
    boolean awaited = unacked != null && unacked.cseq() == in.cseq() && leg.isOurs(in.remoteTag());
    return awaited ? new Renegotiation(this).acked(in.answer()) : Step.to(this);
  }

  @Override
  public Step updateReceived(Input.UpdateReceived in) {
    return new Renegotiation(this).update(in);
  }

  @Override
  public Step ordered(Input.Ordered in) {
    return new Negotiation(this).ordered(in);
  }

  @Override
  public Step reinviteTried(Input.ReinviteTried in) {
    return new Negotiation(this).tried(in);
  }

  @Override
  public Step reinviteAnswered(Input.ReinviteAnswered in) {
    Step step = leg.isOurs(in.remoteTag()) ? new Negotiation(this).answered(in) : null;
    return step == null ? CallState.super.reinviteAnswered(in) : step;
  }

  @Override
  public Step timerFired(Input.TimerFired in) {
    return switch (in.timer()) {
      case DURATION -> close(CallEnd.BY_LOCAL);
      case REPEAT -> new Renegotiation(this).repeat().orElseGet(() -> close(CallEnd.LOST));
      case GLARE, GIVEN_UP -> new Negotiation(this).timerFired(in.timer());
      default -> Step.to(this);
    };
  }

  @Override
  public Step digitReceived(Input.DigitReceived in) {
    Optional<Integer> refusal = refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent()) {
      return Step.to(this, Effect.Respond.with(in.key(), refusal.get()));
    }
    if (in.cseq() == leg.dialog().remoteCseq()) { // the same INFO again, after the stack forgot it
      return Step.to(this, Effect.Respond.with(in.key(), 200));
    }
    Leg heard = leg.with(leg.dialog().heard(in.cseq()));
    return Step.to(
        with(heard), Effect.Respond.with(in.key(), 200), new Effect.PublishDigit(in.digit()));
  }

  @Override
  public Step sendDigits(Input.SendDigits in) {
    return digits.hasRoomFor(in)
        ? next(digits.plus(in), List.of())
        : Step.to(this, new Effect.DigitsDone(in.ticket(), DigitsOutcome.TOO_MANY));
  }

  @Override
  public Step requestDone(Input.RequestDone in) {
    if (in.method() == Input.Method.INVITE) {
      return isLost(in) ? close(CallEnd.LOST) : new Negotiation(this).refused(in);
    }
    boolean awaited = in.method() == Input.Method.INFO && in.cseq() == digits.inFlight();
    if (!awaited || !leg.isOurs(in.remoteTag())) {
      return Step.to(this);
    }
    return in.code() < 300 ? digitTaken() : digitRefused(in);
  }

  /** RFC 3261 12.2.1.2, 14.1: the dialog is gone. */
  private boolean isLost(Input.RequestDone in) {
    Ask ask = talk.ask();
    boolean ours = leg.isOurs(in.remoteTag()) && ask != null && ask.has(in.cseq());
    return ours && (in.code() == 408 || in.code() == 481);
  }

  /** The digit in flight, or our re-INVITE, leaves once more, with credentials. */
  @Override
  public Step requestChallenged(Input.RequestChallenged in) {
    if (in.method() == Input.Method.INVITE) {
      return new Negotiation(this).challenged(in);
    }
    boolean awaited = in.dialog().localCseq() == digits.inFlight();
    if (!in.isFor(Input.Method.INFO, leg) || !awaited) {
      return CallState.super.requestChallenged(in);
    }
    return send(digits, in.challenge(), List.of());
  }

  private Step digitTaken() {
    Digits.Batch batch = digits.first();
    boolean last = batch.rest().length() == 1;
    return next(
        digits.taken(),
        last ? List.of(new Effect.DigitsDone(batch.ticket(), DigitsOutcome.TAKEN)) : List.of());
  }

  private Step digitRefused(Input.RequestDone in) {
    Effect refused =
        new Effect.DigitsDone(digits.first().ticket(), DigitsOutcome.refused(in.code(), in.text()));
    if (in.code() == 408 || in.code() == 481) { // RFC 3261 12.2.1.2: the dialog is gone
      return with(digits.dropped()).close(CallEnd.LOST).after(refused);
    }
    return next(digits.dropped(), List.of(refused));
  }

  /** The response that an unfit request of the dialog deserves (RFC 3261 12.2.2). */
  Optional<Integer> refusal(String remoteTag, long cseq) {
    if (!leg.isOurs(remoteTag)) {
      return Optional.of(481);
    }
    return cseq < leg.dialog().remoteCseq() ? Optional.of(500) : Optional.empty();
  }

  /** The first waiting digit leaves when none is in flight. */
  private Step next(Digits now, List<Effect> before) {
    return now.mayStart() ? send(now, null, before) : new Step(with(now), before);
  }

  private Step send(Digits now, @Nullable Challenge challenge, List<Effect> before) {
    Dialog dialog = leg.dialog().advanced();
    List<Effect> effects = new ArrayList<>(before);
    effects.add(new Effect.Info(dialog, now.first().rest().charAt(0), challenge));
    return new Step(with(leg.with(dialog)).with(now.started(dialog.localCseq())), effects);
  }

  Step close(CallEnd end) {
    Dialog dialog = leg.dialog().advanced();
    List<Effect> effects = new ArrayList<>(over(end));
    effects.add(0, new Effect.Bye(dialog));
    return new Step(new Closing(leg.with(dialog)), effects);
  }

  private List<Effect> over(CallEnd end) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.DURATION));
    effects.add(new Effect.StopTimer(CallTimer.REPEAT));
    if (talk.ask() != null) {
      effects.add(new Effect.StopTimer(CallTimer.GLARE));
      effects.add(new Effect.StopTimer(CallTimer.GIVEN_UP));
    }
    effects.addAll(new Renegotiation(this).abandoned());
    effects.addAll(new Referred(this).abandoned());
    effects.add(new Effect.Publish(Progress.cleared(end)));
    effects.addAll(digits.abandoned());
    return effects;
  }
}
