package org.switchhook.call;

/** Over for everybody; the CANCEL waits for the first provisional response (RFC 3261 9.1). */
record Withdrawing(Leg leg) implements Withdrawn {
  @Override
  public CallState with(Leg newLeg) {
    return new Withdrawing(newLeg);
  }

  @Override
  public Step provisional(Input.Provisional in) {
    return Step.to(
        new Cancelling(leg.heard(in)),
        new Effect.Cancel(leg.dialog()),
        new Effect.StartTimer(CallTimer.WITHDRAWN, leg.times().transaction()));
  }
}
