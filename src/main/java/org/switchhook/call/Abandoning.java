package org.switchhook.call;

import java.util.List;

/** Over for everybody; our BYE waits for the ACK of our 2xx, or for its time to run out. */
record Abandoning(Leg leg, Unacked unacked) implements Unconfirmed {
  @Override
  public CallState with(Leg newLeg) {
    return new Abandoning(newLeg, unacked);
  }

  @Override
  public CallState with(Unacked later) {
    return new Abandoning(leg, later);
  }

  @Override
  public List<Effect> told(CallEnd end) {
    return List.of();
  }

  @Override
  public Step ackReceived(Input.AckReceived in) {
    return isAwaited(in) ? close(CallEnd.BY_LOCAL) : Step.to(this);
  }
}
