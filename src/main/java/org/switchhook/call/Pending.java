package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/** What the states before an answer have in common: each final response ends the waiting. */
sealed interface Pending extends CallState permits Inviting, Proceeding {
  int NOT_ACCEPTABLE = 488;

  @Override
  default Step answered(Input.Answered in) {
    Leg confirmed = leg().with(leg().dialog().confirmed(in)).agreed(in.terms());
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.RING));
    effects.add(new Effect.StartTimer(CallTimer.DURATION, leg().times().duration()));
    effects.add(new Effect.Publish(Progress.of(Status.CONNECTED)));
    return new FirstAnswer(confirmed, leg().said(in)).take(effects);
  }

  @Override
  default Step refused(Input.Refused in) {
    if (!leg().mayRaise(in.code(), in.terms())) {
      return reject(CallEnd.refused(in.code(), in.text()));
    }
    Leg again = leg().raised(in.terms().minSe());
    return Step.to(
        new Inviting(again),
        new Effect.Invite(again.dialog(), again.opening(), null, again.asking()));
  }

  @Override
  default Step requestChallenged(Input.RequestChallenged in) {
    return in.method() == Input.Method.PRACK
        ? Reliable.again(this, in)
        : CallState.super.requestChallenged(in);
  }

  /** In an early dialog; what it offers has to wait for the answer (RFC 3311 5.2). */
  @Override
  default Step updateReceived(Input.UpdateReceived in) {
    if (!leg().isEarly(in.remoteTag())) {
      return CallState.super.updateReceived(in);
    }
    int code = in.offer() == null ? 200 : NOT_ACCEPTABLE;
    return Step.to(this, Effect.Respond.with(in.key(), code));
  }

  @Override
  default Step challenged(Input.Challenged in) {
    if (!leg().mayAnswer(in)) {
      return reject(CallEnd.refused(in.code(), in.text()));
    }
    Leg again = leg().retried(in);
    return Step.to(
        new Inviting(again),
        new Effect.Invite(again.dialog(), again.opening(), in.challenge(), again.asking()));
  }

  @Override
  default Step unanswered(Input.Unanswered in) {
    return reject(CallEnd.NO_RESPONSE);
  }

  private Step reject(CallEnd end) {
    return Ended.from(
        leg(),
        List.of(new Effect.StopTimer(CallTimer.RING), new Effect.Publish(Progress.rejected(end))));
  }
}
