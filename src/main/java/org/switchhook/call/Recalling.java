package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/**
 * A call of an earlier process that had no answer when its trace was stored last; everybody was
 * told that it is over. Its CANCEL is out. The trace may be older than the call: if the INVITE gets
 * no final response soon, it was perhaps repeated with credentials, or has long been answered.
 */
record Recalling(Leg leg) implements Withdrawn {
  static Step start(Leg leg) {
    return Step.to(
        new Recalling(leg),
        new Effect.Cancel(leg.dialog()),
        new Effect.StartTimer(CallTimer.WITHDRAWN, leg.times().patience()));
  }

  @Override
  public CallState with(Leg newLeg) {
    return new Recalling(newLeg);
  }

  @Override
  public Step timerFired(Input.TimerFired in) {
    return in.timer() == CallTimer.WITHDRAWN ? goOn() : Step.to(this);
  }

  /** What never was is answered with 481 by the phone, and does no harm. */
  private Step goOn() {
    List<Effect> effects = new ArrayList<>();
    Dialog dialog = leg.dialog();
    for (int repeated = 0; repeated < Leg.MAX_CHALLENGES; repeated++) {
      dialog = dialog.retried(dialog.nextBranch());
      effects.add(new Effect.Cancel(dialog));
    }
    Dialog early = leg.early();
    if (early == null) {
      effects.add(new Effect.StartTimer(CallTimer.WITHDRAWN, leg.times().transaction()));
      return new Step(new Cancelling(leg), effects);
    }
    Dialog closing = early.leapt();
    effects.add(new Effect.Bye(closing));
    return new Step(new Closing(leg.with(closing)), effects);
  }
}
