package org.switchhook.call;

import java.util.List;

/**
 * What the states after a withdrawal have in common: everybody was told that the call is over, the
 * INVITE still needs its final response, and a 2xx that crosses is ACKed and ended at once.
 */
sealed interface Withdrawn extends CallState permits Withdrawing, Cancelling, Recalling {
  @Override
  default Step answered(Input.Answered in) {
    Effect stop = new Effect.StopTimer(CallTimer.WITHDRAWN);
    Dialog dialog = leg().dialog().confirmed(in);
    Leg answered = leg().with(dialog);
    if (leg().over().contains(in.remoteTag())) {
      return Ended.from(answered, List.of(stop, answered.ack(dialog)));
    }
    Dialog closing = dialog.advanced();
    return Step.to(
        new Closing(leg().with(closing)), stop, answered.ack(dialog), new Effect.Bye(closing));
  }

  @Override
  default Step refused(Input.Refused in) {
    return over();
  }

  @Override
  default Step challenged(Input.Challenged in) {
    return over();
  }

  @Override
  default Step unanswered(Input.Unanswered in) {
    return over();
  }

  @Override
  default Step byeReceived(Input.ByeReceived in) {
    return Step.to(with(leg().ended(in.remoteTag())), Effect.Respond.with(in.key(), 200));
  }

  @Override
  default Step timerFired(Input.TimerFired in) {
    return in.timer() == CallTimer.WITHDRAWN ? over() : Step.to(with(leg()));
  }

  private Step over() {
    return Ended.from(leg(), List.of(new Effect.StopTimer(CallTimer.WITHDRAWN)));
  }
}
