package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The INVITE has a provisional response: the network works on it, perhaps the phone rings. */
record Proceeding(Leg leg) implements Pending {
  private static final int TRYING = 100;
  private static final int RINGING = 180;
  private static final int SESSION_PROGRESS = 183;

  @Override
  public CallState with(Leg newLeg) {
    return new Proceeding(newLeg);
  }

  static boolean rings(int code) {
    return code == RINGING || code == SESSION_PROGRESS;
  }

  @Override
  public Step provisional(Input.Provisional in) {
    Reliable reliable = new Reliable(leg, in);
    if (!reliable.counts()) {
      return Step.to(this);
    }
    Leg heard = reliable.heard();
    Step step =
        rings(in.code()) && !leg.rang()
            ? Step.to(
                new Proceeding(heard.ringing()), new Effect.Publish(Progress.of(Status.RINGING)))
            : Step.to(new Proceeding(heard));
    Step acknowledged = reliable.acknowledged(step);
    if (in.code() == TRYING) {
      return acknowledged;
    }
    MediaReport early = early(in);
    Step told = early == null ? acknowledged : acknowledged.then(new Effect.Report(early));
    return told.then(new Effect.PublishTried(in.code(), in.text()));
  }

  private @Nullable MediaReport early(Input.Provisional in) {
    Input.Answered early = in.early();
    String body = early == null ? null : early.body();
    return body != null && leg.opening() instanceof Opening.Passing passing
        ? Media.read(body)
            .map(said -> new MediaReport.Early(passing.ticket(), said.answering(passing.offer())))
            .orElse(null)
        : null;
  }

  @Override
  public Step hangUp(Input.HangUp in) {
    return cancel(Progress.cleared(CallEnd.BY_CALLER));
  }

  @Override
  public Step byeReceived(Input.ByeReceived in) {
    Step step =
        new Proceeding(leg.ended(in.remoteTag())).cancel(Progress.cleared(CallEnd.BY_REMOTE));
    return step.after(Effect.Respond.with(in.key(), 200));
  }

  @Override
  public Step timerFired(Input.TimerFired in) {
    return in.timer() == CallTimer.RING
        ? cancel(Progress.rejected(CallEnd.NO_ANSWER))
        : Step.to(this);
  }

  private Step cancel(Progress end) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.RING));
    effects.add(new Effect.Cancel(leg.dialog()));
    effects.add(new Effect.StartTimer(CallTimer.WITHDRAWN, leg.times().transaction()));
    effects.add(new Effect.Publish(end));
    return new Step(new Cancelling(leg), effects);
  }
}
