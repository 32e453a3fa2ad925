package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connected call keeps its session alive (RFC 4028 10): by UPDATE without a description where
 * the phone serves that, else by a re-INVITE with what stands.
 */
record Refreshing(Connected call) {
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int NOT_IMPLEMENTED = 501;

  /** The timer ran out. */
  Step due() {
    Session session = session();
    if (session.interval() == 0) {
      return Step.to(call);
    }
    if (!session.ours()) {
      return call.close(CallEnd.LOST);
    }
    if (isBusy()) {
      return Step.to(call, session.later());
    }
    return session.updates() ? update(null) : reinvite();
  }

  /** What is under way may be a refresh itself, and comes first. */
  private boolean isBusy() {
    Talk talk = call.talk();
    return talk.ask() != null
        || talk.offered() != null
        || call.unacked() != null
        || session().update() != 0;
  }

  private Session session() {
    return call.leg().session();
  }

  private Step update(@Nullable Challenge challenge) {
    Dialog dialog = call.leg().dialog().advanced();
    Leg leg = call.leg().with(dialog).with(session().updating(dialog.localCseq()));
    return Step.to(call.with(leg), new Effect.Update(dialog, leg.asking(), challenge));
  }

  private boolean isAwaited(String remoteTag, long cseq) {
    return call.leg().isOurs(remoteTag) && session().update() == cseq;
  }

  Step answered(Input.UpdateAnswered in) {
    if (!isAwaited(in.remoteTag(), in.cseq())) {
      return Step.to(call);
    }
    Dialog dialog = call.leg().dialog();
    String target = in.contact() == null ? dialog.remoteTarget() : in.contact();
    Leg renewed = call.leg().with(dialog.renewed(target, dialog.local())).agreed(in.terms());
    Leg leg = renewed.with(renewed.session().updated());
    return new Step(call.with(leg), leg.session().timer());
  }

  /** The dialog is gone, or the phone refuses this once, or UPDATE at all. */
  Step refused(Input.RequestDone in) {
    if (!isAwaited(in.remoteTag(), in.cseq())) {
      return Step.to(call);
    }
    Leg leg = call.leg();
    if (in.code() == 408 || in.code() == 481) {
      return call.close(CallEnd.LOST);
    }
    if (leg.mayRaise(in.code(), in.terms())) {
      return with(session().raisedTo(in.terms().minSe())).update(null);
    }
    if (in.code() == METHOD_NOT_ALLOWED || in.code() == NOT_IMPLEMENTED) {
      return with(session().withoutUpdate()).due();
    }
    return Step.to(call.with(leg.with(session().updated())), session().later());
  }

  Step challenged(Input.RequestChallenged in) {
    boolean awaited = in.isFor(Input.Method.UPDATE, call.leg());
    return awaited && session().update() == in.dialog().localCseq()
        ? update(in.challenge())
        : Step.to(call);
  }

  private Refreshing with(Session session) {
    return new Refreshing(call.with(call.leg().with(session)));
  }

  /** A re-INVITE with what stands. */
  private Step reinvite() {
    int luck = Math.floorMod(call.leg().dialog().localTag().hashCode(), Ask.MOST_LUCK + 1);
    Ask ask = Ask.queued(new MediaOrder.Refresh(null), luck);
    return new Negotiation(call.with(call.talk().with(ask))).sendWaiting();
  }

  /**
   * What a bridge orders while a refresh is under way: it takes its place when that has not been
   * sent, or waits for its end.
   */
  Step behind(Ask ask, Input.Ordered in) {
    MediaOrder.Asking order = (MediaOrder.Asking) in.order();
    Ask next =
        ask.isOpen()
            ? ask.with(new MediaOrder.Refresh(in), ask.luck())
            : ask.with(order, in.luck());
    return Step.to(call.with(call.talk().with(next)));
  }

  /** The phone has taken what stands; when it says something new itself, the bridge is told. */
  Step taken(Ask ask, Effect.ReinviteAck ack, @Nullable Media answer) {
    Talk talk = call.talk();
    List<Effect> effects = new ArrayList<>();
    effects.add(ack);
    Talk later = talk.acked(ack);
    if (talk.joined() && answer != null && isNews(answer)) {
      later = later.heard(answer);
      effects.add(new Effect.Report(new MediaReport.Refreshed()));
    }
    return new Step(call.with(later), effects).then(then(ask, call.with(later)));
  }

  /** An answer has less in it than an offer, so what we did not offer makes no difference. */
  private boolean isNews(Media answer) {
    Media offered = Media.of(call.leg().dialog().local());
    Media before = call.talk().said();
    return before == null || !answer.within(offered).equals(before.within(offered));
  }

  /** The refresh by re-INVITE was refused; it is tried again later. */
  Step over(Ask ask) {
    Connected free = call.with(call.talk().with((Ask) null));
    return Step.to(free, session().later()).then(then(ask, free));
  }

  private static Step then(Ask ask, Connected free) {
    Input.Ordered next = ask.order() instanceof MediaOrder.Refresh refresh ? refresh.next() : null;
    return next == null ? Step.to(free) : new Negotiation(free).ordered(next);
  }

  /** Nobody waits any longer for what was ordered behind a refresh. */
  Step giveUp(Ask ask, Effect failed) {
    Ask alone = ask.with(new MediaOrder.Refresh(null), ask.luck());
    return Step.to(call.with(call.talk().with(alone)), failed);
  }
}
