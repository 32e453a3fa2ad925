package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/** Over on the wire too. Late answers of a fork are still ACKed and ended for a while. */
record Ended(Leg leg) implements CallState {
  static Step from(Leg leg, List<? extends Effect> before) {
    List<Effect> effects = new ArrayList<>(before);
    effects.add(new Effect.StartTimer(CallTimer.LINGER, leg.times().transaction()));
    return new Step(new Ended(leg), effects);
  }

  @Override
  public CallState with(Leg newLeg) {
    return new Ended(newLeg);
  }

  @Override
  public Step timerFired(Input.TimerFired in) {
    return in.timer() == CallTimer.LINGER
        ? new Referring(this).silent().then(new Effect.Forget())
        : Step.to(this);
  }
}
