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
    boolean awaited = in.cseq() == leg.dialog().localCseq() && leg.isOurs(in.remoteTag());
    return in.method() == Input.Method.BYE && awaited ? Ended.from(leg, List.of()) : Step.to(this);
  }

  @Override
  public Step requestChallenged(Input.RequestChallenged in) {
    boolean awaited = in.dialog().localCseq() == leg.dialog().localCseq();
    if (!in.isFor(Input.Method.BYE, leg) || !awaited) {
      return CallState.super.requestChallenged(in);
    }
    Dialog again = leg.dialog().advanced();
    return Step.to(new Closing(leg.with(again)), new Effect.Bye(again, in.challenge()));
  }

  /** Two BYEs crossed: the peer's is as good as ours. */
  @Override
  public Step byeReceived(Input.ByeReceived in) {
    return Step.to(this, Effect.Respond.with(in.key(), leg.isOurs(in.remoteTag()) ? 200 : 481));
  }
}
