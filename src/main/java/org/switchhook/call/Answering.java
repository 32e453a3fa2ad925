package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our 2xx to the INVITE of a phone is out and has no ACK yet.
 *
 * @param offered true when the INVITE carried the offer; false when the ACK has to bring an answer
 */
record Answering(Leg leg, Unacked unacked, boolean offered) implements Unconfirmed {
  private static final int REQUEST_PENDING = 491;

  static Step start(Leg leg, RequestKey invite, boolean offered) {
    Unacked unacked = Unacked.first(invite, leg.dialog().remoteCseq(), leg.times());
    return Step.to(
        new Answering(leg, unacked, offered),
        new Effect.Respond(invite, 200, leg.dialog().local(), false),
        new Effect.StartTimer(CallTimer.REPEAT, unacked.pause()));
  }

  @Override
  public CallState with(Leg newLeg) {
    return new Answering(newLeg, unacked, offered);
  }

  @Override
  public CallState with(Unacked later) {
    return new Answering(leg, later, offered);
  }

  @Override
  public List<Effect> told(CallEnd end) {
    return List.of(new Effect.Publish(Progress.cleared(end)));
  }

  @Override
  public Step ackReceived(Input.AckReceived in) {
    if (!isAwaited(in)) {
      return Step.to(this);
    }
    if (!offered && !isDescription(in.answer())) {
      return close(CallEnd.NO_DESCRIPTION);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.REPEAT));
    effects.add(new Effect.StartTimer(CallTimer.DURATION, leg.times().duration()));
    effects.add(new Effect.Publish(Progress.of(Status.CONNECTED)));
    return Connected.start(leg, Talk.NONE, effects);
  }

  private static boolean isDescription(@Nullable String answer) {
    return answer != null && WaitingAnswer.to(answer).isPresent();
  }

  @Override
  public Step hangUp(Input.HangUp in) {
    return Step.to(
        new Abandoning(leg, unacked), new Effect.Publish(Progress.cleared(CallEnd.BY_LOCAL)));
  }

  /** The ACK that has to come first is on its way, or lost (RFC 5407 3.1.4 and 3.1.5). */
  @Override
  public Step reinviteReceived(Input.ReinviteReceived in) {
    int code = refusal(in.remoteTag(), in.cseq()).orElse(REQUEST_PENDING);
    return Step.to(this, Effect.Respond.with(in.key(), code));
  }

  /** It overtook the ACK; with an offer it has to wait for that (RFC 3311 5.2). */
  @Override
  public Step updateReceived(Input.UpdateReceived in) {
    Optional<Integer> refusal = refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent() || in.offer() != null) {
      return Step.to(this, Effect.Respond.with(in.key(), refusal.orElse(REQUEST_PENDING)));
    }
    Dialog heard = leg.dialog().heard(in.cseq());
    String target = in.contact() == null ? heard.remoteTarget() : in.contact();
    return Step.to(
        with(leg.with(heard.renewed(target, heard.local()))), Effect.Respond.with(in.key(), 200));
  }

  /** The digit overtook the ACK. */
  @Override
  public Step digitReceived(Input.DigitReceived in) {
    Optional<Integer> refusal = refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent()) {
      return Step.to(this, Effect.Respond.with(in.key(), refusal.get()));
    }
    return Step.to(
        with(leg.with(leg.dialog().heard(in.cseq()))),
        Effect.Respond.with(in.key(), 200),
        new Effect.PublishDigit(in.digit()));
  }

  private Optional<Integer> refusal(String remoteTag, long cseq) {
    if (!leg.isOurs(remoteTag)) {
      return Optional.of(481);
    }
    return cseq <= leg.dialog().remoteCseq() ? Optional.of(500) : Optional.empty();
  }
}
