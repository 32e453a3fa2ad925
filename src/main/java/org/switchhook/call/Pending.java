package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/** What the states before an answer have in common: each final response ends the waiting. */
sealed interface Pending extends CallState permits Inviting, Proceeding {
  @Override
  default Step answered(Input.Answered in) {
    Leg confirmed = leg().with(leg().dialog().confirmed(in));
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.RING));
    effects.add(new Effect.StartTimer(CallTimer.DURATION, leg().times().duration()));
    effects.add(new Effect.Publish(Progress.of(Status.CONNECTED)));
    return new FirstAnswer(confirmed, in.body()).take(effects);
  }

  @Override
  default Step refused(Input.Refused in) {
    return reject(CallEnd.refused(in.code(), in.text()));
  }

  @Override
  default Step challenged(Input.Challenged in) {
    if (!leg().mayAnswer(in)) {
      return reject(CallEnd.refused(in.code(), in.text()));
    }
    Leg again = leg().retried(in);
    return Step.to(
        new Inviting(again),
        new Effect.Invite(again.dialog(), again.opening().offers(), in.challenge()));
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
