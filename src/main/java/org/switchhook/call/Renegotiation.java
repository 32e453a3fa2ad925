package org.switchhook.call;

import java.util.Optional;

/** How a connected call treats a re-INVITE of its phone: it accepts, and media stays off. */
record Renegotiation(Connected call) {
  private static final int REQUEST_PENDING = 491;

  Step answer(Input.ReinviteReceived in) {
    Optional<Integer> refusal = call.refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent()) {
      return Step.to(call, Effect.Respond.with(in.key(), refusal.get()));
    }
    Dialog dialog = call.leg().dialog();
    if (in.cseq() == dialog.remoteCseq()) { // the same INVITE again, after the stack forgot it
      return Step.to(call, new Effect.Respond(in.key(), 200, dialog.local(), true));
    }
    if (call.unacked() != null) {
      return Step.to(call, Effect.Respond.with(in.key(), REQUEST_PENDING));
    }
    return description(in).map(answer -> accept(in, answer)).orElseGet(() -> refuse(in));
  }

  private Optional<Description> description(Input.ReinviteReceived in) {
    Description last = call.leg().dialog().local();
    return in.offer() == null ? Optional.of(last.waitingAgain()) : last.waitingAnswer(in.offer());
  }

  private Step accept(Input.ReinviteReceived in, Description answer) {
    Dialog old = call.leg().dialog();
    String target = in.contact() == null ? old.remoteTarget() : in.contact();
    Leg leg = call.leg().with(old.heard(in.cseq()).renewed(target, answer));
    Unacked unacked = Unacked.first(in.key(), in.cseq(), leg.times());
    return Step.to(
        new Connected(leg, call.digits(), unacked),
        new Effect.Respond(in.key(), 200, answer, false),
        new Effect.StartTimer(CallTimer.REPEAT, unacked.pause()));
  }

  private Step refuse(Input.ReinviteReceived in) {
    Leg leg = call.leg().with(call.leg().dialog().heard(in.cseq()));
    return Step.to(call.with(leg), Effect.Respond.with(in.key(), 488));
  }

  /** Repeats our 2xx; empty when its ACK has been missing for too long. */
  Optional<Step> repeat() {
    Unacked unacked = call.unacked();
    if (unacked == null) {
      return Optional.of(Step.to(call));
    }
    CallTimes times = call.leg().times();
    if (unacked.isTooOld(times)) {
      return Optional.empty();
    }
    Unacked later = unacked.repeated(times);
    return Optional.of(
        Step.to(
            new Connected(call.leg(), call.digits(), later),
            new Effect.Respond(unacked.key(), 200, call.leg().dialog().local(), true),
            new Effect.StartTimer(CallTimer.REPEAT, later.pause())));
  }
}
