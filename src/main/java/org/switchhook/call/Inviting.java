package org.switchhook.call;

/** The INVITE is out and nothing came back yet, so it cannot be cancelled (RFC 3261 9.1). */
record Inviting(Leg leg) implements Pending {
  @Override
  public CallState with(Leg newLeg) {
    return new Inviting(newLeg);
  }

  @Override
  public Step provisional(Input.Provisional in) {
    return new Proceeding(leg).provisional(in);
  }

  @Override
  public Step hangUp(Input.HangUp in) {
    return withdraw(Progress.cleared(CallEnd.BY_CALLER));
  }

  @Override
  public Step byeReceived(Input.ByeReceived in) {
    Step step =
        new Inviting(leg.ended(in.remoteTag())).withdraw(Progress.cleared(CallEnd.BY_REMOTE));
    return step.after(Effect.Respond.with(in.key(), 200));
  }

  @Override
  public Step timerFired(Input.TimerFired in) {
    return in.timer() == CallTimer.RING
        ? withdraw(Progress.rejected(CallEnd.NO_RESPONSE))
        : Step.to(this);
  }

  private Step withdraw(Progress end) {
    return Step.to(
        new Withdrawing(leg),
        new Effect.StopTimer(CallTimer.RING),
        new Effect.StartTimer(CallTimer.WITHDRAWN, leg.times().transaction()),
        new Effect.Publish(end));
  }
}
