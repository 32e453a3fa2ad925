package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/**
 * What the states of an incoming call before the ACK of our 2xx have in common: the 2xx is repeated
 * until then, and no BYE of ours may leave (RFC 3261 13.3.1.4, 15).
 */
sealed interface Unconfirmed extends CallState permits Answering, Abandoning {
  Unacked unacked();

  /** The same state after another repetition. */
  CallState with(Unacked later);

  /** What is left to tell when the call ends now, in this way. */
  List<Effect> told(CallEnd end);

  default boolean isAwaited(Input.AckReceived in) {
    return in.cseq() == unacked().cseq() && leg().isOurs(in.remoteTag());
  }

  @Override
  default Step timerFired(Input.TimerFired in) {
    if (in.timer() != CallTimer.REPEAT) {
      return Step.to(this);
    }
    if (unacked().isTooOld(leg().times())) {
      return close(CallEnd.LOST);
    }
    Unacked later = unacked().repeated(leg().times());
    return Step.to(
        with(later),
        new Effect.Respond(unacked().key(), 200, leg().dialog().local(), true),
        new Effect.StartTimer(CallTimer.REPEAT, later.pause()));
  }

  /** A BYE before the ACK: the phone has our 2xx and wants no more of it. */
  @Override
  default Step byeReceived(Input.ByeReceived in) {
    if (!leg().isOurs(in.remoteTag())) {
      return Step.to(this, Effect.Respond.with(in.key(), 481));
    }
    if (in.cseq() <= leg().dialog().remoteCseq()) {
      return Step.to(this, Effect.Respond.with(in.key(), 500));
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(Effect.Respond.with(in.key(), 200));
    effects.addAll(over(CallEnd.BY_REMOTE));
    return Ended.from(leg(), effects);
  }

  /** Our 2xx did not leave: a CANCEL came before it. */
  @Override
  default Step withdrawn(Input.Withdrawn in) {
    return Ended.from(leg(), over(CallEnd.WITHDRAWN));
  }

  /** To be called only when our BYE may leave. */
  default Step close(CallEnd end) {
    Dialog dialog = leg().dialog().advanced();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Bye(dialog));
    effects.addAll(over(end));
    return new Step(new Closing(leg().with(dialog)), effects);
  }

  private List<Effect> over(CallEnd end) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.REPEAT));
    effects.addAll(told(end));
    return effects;
  }
}
