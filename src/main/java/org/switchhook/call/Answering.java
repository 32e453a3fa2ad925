package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our 2xx to the INVITE of a phone is out and has no ACK yet.
 *
 * @param offered true when the INVITE carried the offer; false when the ACK has to bring an answer
 */
record Answering(Leg leg, Unacked unacked, boolean offered) implements Unconfirmed, Arriving {

  static Step start(Leg leg, RequestKey invite, boolean offered, OurTerms terms) {
    Unacked unacked = Unacked.first(invite, leg.dialog().remoteCseq(), leg.times());
    return Step.to(
        new Answering(leg, unacked, offered),
        new Effect.Respond(invite, 200, leg.dialog().local(), false, terms),
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
    Media said = in.answer() == null ? null : Media.read(in.answer()).orElse(null);
    boolean passes = leg.opening() instanceof Opening.Passing;
    if (!offered && !(passes ? said != null : isDescription(in.answer()))) {
      return close(CallEnd.NO_DESCRIPTION);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.REPEAT));
    effects.add(new Effect.StartTimer(CallTimer.DURATION, leg.times().duration()));
    effects.add(new Effect.Publish(Progress.of(Status.CONNECTED)));
    if (said != null && leg.opening() instanceof Opening.Passing opening) {
      Media answer = said.answering(opening.offer());
      effects.add(new Effect.Report(new MediaReport.Answered(opening.ticket(), answer)));
      return Connected.start(leg, Talk.NONE.heard(said).agreed(true), effects);
    }
    return leg.opening() instanceof Opening.Taking taken
        ? Connected.start(leg, Talk.NONE.heard(taken.offer()).agreed(true), effects)
        : Connected.start(leg, Talk.NONE, effects);
  }

  private static boolean isDescription(@Nullable String answer) {
    return answer != null && WaitingAnswer.to(answer).isPresent();
  }

  @Override
  public Step hangUp(Input.HangUp in) {
    return Step.to(
        new Abandoning(leg, unacked), new Effect.Publish(Progress.cleared(CallEnd.BY_LOCAL)));
  }
}
