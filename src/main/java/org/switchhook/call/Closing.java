package org.switchhook.call;

import java.util.List;

/** Our BYE is out and has no final response yet. */
record Closing(Leg leg) implements CallState {
  @Override
  public CallState with(Leg newLeg) {
    return new Closing(newLeg);
  }

  @Override
  public Step requestDone(Input.RequestDone in) {
    return in.method() == Input.Method.BYE && leg.isOurs(in.remoteTag())
        ? Ended.from(leg, List.of())
        : Step.to(this);
  }

  /** Two BYEs crossed: the peer's is as good as ours. */
  @Override
  public Step byeReceived(Input.ByeReceived in) {
    return Step.to(this, Effect.Respond.with(in.key(), leg.isOurs(in.remoteTag()) ? 200 : 481));
  }
}
