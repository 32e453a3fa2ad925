package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The INVITE of a phone waits for what its owner orders. What ends it before, or in place of that,
 * is the caller's CANCEL or BYE, the time for ringing, or a hang up.
 *
 * @param said our description in a provisional answer, null for none yet
 */
record Called(Leg leg, IncomingCall call, @Nullable Description said) implements Arriving {
  private static final int TERMINATED = 487;
  private static final int UNAVAILABLE = 480;
  private static final int TIMEOUT = 408;

  static Step start(Leg leg, IncomingCall call) {
    return Step.to(
        new Called(leg, call, null),
        new Effect.StartTimer(CallTimer.RING, leg.times().ring()),
        new Effect.Await(call.invite()));
  }

  @Override
  public CallState with(Leg newLeg) {
    return new Called(newLeg, call, said);
  }

  @Override
  public Step answerOrdered(AnswerOrdered in) {
    AnswerOrder order = in.order();
    if (order instanceof AnswerOrder.Ring ring) {
      return ring(ring);
    }
    if (order instanceof AnswerOrder.Accept accept) {
      return accept(accept);
    }
    AnswerOrder.Refuse refusal = (AnswerOrder.Refuse) order;
    CallEnd end = CallEnd.refused(refusal.code(), refusal.text());
    return end(
        Progress.rejected(end), new Effect.Refuse(call.invite(), refusal.code(), refusal.text()));
  }

  private Step ring(AnswerOrder.Ring ring) {
    Media offer = call.offer();
    Media heard = offer == null || ring.early() == null ? null : ring.early().answering(offer);
    Description body = heard == null ? null : next(heard);
    boolean rings = Proceeding.rings(ring.code()) && !leg.rang();
    List<Effect> effects = new ArrayList<>();
    if (!call.reliably()) {
      effects.add(new Effect.Provisional(call.invite(), ring.code(), body));
    }
    if (rings) {
      effects.add(new Effect.Publish(Progress.of(Status.RINGING)));
    }
    Leg next = rings ? leg.ringing() : leg;
    return new Step(new Called(next, call, body == null ? said : body), effects);
  }

  private Step accept(AnswerOrder.Accept accept) {
    Media offer = call.offer();
    Media media = offer == null ? accept.media() : accept.media().answering(offer);
    Opening opening =
        offer == null ? new Opening.Passing(accept.ticket(), media) : new Opening.Taking(offer);
    Dialog dialog = leg.dialog();
    Leg answering = leg.with(dialog.renewed(dialog.remoteTarget(), next(media))).with(opening);
    OurTerms terms = leg.session().grant(call.terms().timer());
    return Answering.start(answering, call.invite(), offer != null, terms)
        .after(new Effect.StopTimer(CallTimer.RING));
  }

  private Description next(Media media) {
    return said == null
        ? new Description(leg.dialog().local().session(), 1, media.text())
        : said.next(media);
  }

  @Override
  public Step hangUp(Input.HangUp in) {
    return end(
        Progress.cleared(CallEnd.BY_LOCAL), new Effect.Refuse(call.invite(), UNAVAILABLE, ""));
  }

  @Override
  public Step withdrawn(Input.Withdrawn in) {
    return end(Progress.cleared(CallEnd.WITHDRAWN));
  }

  /** A caller may end an early dialog so (RFC 3261 15). */
  @Override
  public Step byeReceived(Input.ByeReceived in) {
    int refusal = refusal(in.remoteTag(), in.cseq()).orElse(0);
    return refusal == 0
        ? end(
            Progress.cleared(CallEnd.WITHDRAWN),
            Effect.Respond.with(in.key(), 200),
            new Effect.Refuse(call.invite(), TERMINATED, ""))
        : Step.to(this, Effect.Respond.with(in.key(), refusal));
  }

  @Override
  public Step timerFired(Input.TimerFired in) {
    return in.timer() == CallTimer.RING
        ? end(Progress.rejected(CallEnd.NO_ANSWER), new Effect.Refuse(call.invite(), TIMEOUT, ""))
        : Step.to(this);
  }

  private Step end(Progress end, Effect... answers) {
    List<Effect> effects = new ArrayList<>(List.of(answers));
    effects.add(new Effect.StopTimer(CallTimer.RING));
    effects.add(new Effect.Publish(end));
    return Ended.from(leg, effects);
  }
}
