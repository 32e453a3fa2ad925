package org.switchhook.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A REFER of the phone, from its coming to the last news that it hears. It ends with the call:
 * after a BYE nothing is told.
 */
record Referred(CallState call) {
  private static final int NO_DIALOG = 481;
  private static final int OUT_OF_ORDER = 500;
  private static final int REQUEST_PENDING = 491;
  private static final int TERMINATED = 487;
  private static final int DECLINE = 603;

  /** Whoever asks hears of an unsteady call so many times and no more, and then of its end. */
  private static final int MOST_TOLD = 20;

  private Leg leg() {
    return call.leg();
  }

  private Refers.@Nullable Heard heard() {
    return leg().refers().heard();
  }

  private Referred with(Refers refers) {
    return new Referred(call.with(leg().with(refers)));
  }

  private Referred with(Refers.@Nullable Heard heard) {
    return with(leg().refers().with(heard));
  }

  Step asked(Input.ReferReceived in) {
    int refusal = refusal(in);
    if (refusal > 0) {
      return Step.to(call, Effect.Respond.with(in.key(), refusal));
    }
    Leg next = leg().with(leg().dialog().heard(in.cseq()));
    return Step.to(
        new Referred(call.with(next)).with(Refers.Heard.first(in)).call(),
        new Effect.StartTimer(CallTimer.REFERRED, leg().times().refer().decision()),
        new Effect.ReportRefer(in.asked()));
  }

  /** 0 for none. */
  private int refusal(Input.ReferReceived in) {
    boolean unconfirmed = call instanceof Answering;
    if (!leg().isOurs(in.remoteTag()) || !(call instanceof Connected || unconfirmed)) {
      return NO_DIALOG;
    }
    if (in.cseq() <= leg().dialog().remoteCseq()) {
      return OUT_OF_ORDER;
    }
    return unconfirmed || heard() != null ? REQUEST_PENDING : 0;
  }

  Step ordered(ReferOrder order) {
    Refers.Heard heard = heard();
    if (heard == null || !(call instanceof Connected)) {
      return Step.to(call);
    }
    if (order instanceof ReferOrder.Accept accept && isOpen(heard, accept.cseq())) {
      return accept(heard);
    }
    if (order instanceof ReferOrder.Refuse refuse && isOpen(heard, refuse.cseq())) {
      return refuse(heard, refuse.code());
    }
    boolean tells = order instanceof ReferOrder.Tell tell && tell.cseq() == heard.cseq();
    return tells && heard.accepted() ? tell(heard, (ReferOrder.Tell) order) : Step.to(call);
  }

  private static boolean isOpen(Refers.Heard heard, long cseq) {
    return heard.cseq() == cseq && !heard.accepted();
  }

  /** The first news leaves at once (RFC 3515 2.4.4). */
  private Step accept(Refers.Heard heard) {
    Effect answer = new Effect.AcceptRefer(heard.key(), heard.subscribes());
    if (!heard.subscribes()) {
      return Step.to(
          with((Refers.Heard) null).call(), answer, new Effect.StopTimer(CallTimer.REFERRED));
    }
    Duration left = leg().times().refer().news();
    Refers.Heard taken = heard.taken(leg().refers().taken() == 0 ? 0 : heard.cseq());
    Step accepted =
        Step.to(
            with(leg().refers().took().with(taken)).call(),
            answer,
            new Effect.StartTimer(CallTimer.REFERRED, left));
    return accepted.then(
        new Referred(accepted.next())
            .news(taken.told(100), ReferNews.progress(taken.id(), 100, "Trying", left)));
  }

  private Step refuse(Refers.Heard heard, int code) {
    return Step.to(
        with((Refers.Heard) null).call(),
        Effect.Respond.with(heard.key(), code),
        new Effect.StopTimer(CallTimer.REFERRED));
  }

  private Step tell(Refers.Heard heard, ReferOrder.Tell order) {
    if (order.code() >= 200) {
      return news(null, ReferNews.end(heard.id(), order.code(), order.text(), "noresource"))
          .then(new Effect.StopTimer(CallTimer.REFERRED));
    }
    if (order.code() == heard.code() || heard.told() >= MOST_TOLD) {
      return Step.to(call);
    }
    Duration left = leg().times().refer().news();
    return news(
        heard.told(order.code()), ReferNews.progress(heard.id(), order.code(), order.text(), left));
  }

  private Step news(Refers.@Nullable Heard next, ReferNews news) {
    return with(next).send(news, null);
  }

  private Step send(ReferNews news, @Nullable Challenge challenge) {
    Dialog dialog = leg().dialog().advanced();
    Refers told = leg().refers().with(new Refers.Told(dialog.localCseq(), news));
    return Step.to(
        call.with(leg().with(dialog).with(told)), new Effect.Notify(dialog, news, challenge));
  }

  /** The last NOTIFY leaves once more, with credentials; of one before nobody asks any more. */
  Step challenged(Input.RequestChallenged in) {
    Refers.Told last = leg().refers().last();
    return last != null && last.cseq() == in.dialog().localCseq() && call instanceof Connected
        ? send(last.news(), in.challenge())
        : Step.to(call);
  }

  /** Who refuses a NOTIFY hears no more (RFC 6665 4.2.2); the call goes on. */
  Step told(Input.RequestDone in) {
    Refers.Told last = leg().refers().last();
    boolean newest = last != null && last.cseq() == in.cseq();
    Referred next = newest ? with(leg().refers().with((Refers.Told) null)) : this;
    Refers.Heard heard = heard();
    if (in.code() < 300 || !newest || heard == null || !heard.accepted()) {
      return Step.to(next.call());
    }
    return Step.to(next.with((Refers.Heard) null).call(), new Effect.StopTimer(CallTimer.REFERRED));
  }

  /** Nobody decided in time, or the news has gone on for too long. */
  Step late() {
    Refers.Heard heard = heard();
    if (heard == null || !(call instanceof Connected)) {
      return Step.to(call);
    }
    if (heard.accepted()) {
      return news(null, ReferNews.end(heard.id(), 408, "Request Timeout", "timeout"));
    }
    return Step.to(
        with((Refers.Heard) null).call(),
        Effect.Respond.with(heard.key(), DECLINE),
        new Effect.ReportRefer(new ReferReport.Declined(heard.cseq())));
  }

  /** What the phone still waits to hear when the call ends. */
  List<Effect> abandoned() {
    List<Effect> effects = new ArrayList<>();
    Refers.Heard heard = heard();
    if (heard != null) {
      effects.add(new Effect.StopTimer(CallTimer.REFERRED));
    }
    if (heard != null && !heard.accepted()) {
      effects.add(Effect.Respond.with(heard.key(), TERMINATED));
    }
    return effects;
  }
}
