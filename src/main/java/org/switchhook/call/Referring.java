package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A REFER of ours, from its sending to the last news of it. The news outlives the BYE of either
 * side: the subscription is another use of the dialog (RFC 5057 4.1).
 */
record Referring(CallState call) {
  private static final int NO_DIALOG = 481;
  private static final int NO_ANSWER = 408;
  private static final int REQUEST_PENDING = 491;
  private static final int TERMINATED = 487;

  private Leg leg() {
    return call.leg();
  }

  private Refers.@Nullable Sent sent() {
    return leg().refers().sent();
  }

  private Step with(Refers.@Nullable Sent sent, List<Effect> effects) {
    return new Step(call.with(leg().with(leg().refers().with(sent))), effects);
  }

  private static Effect report(ReferReport report) {
    return new Effect.ReportRefer(report);
  }

  Step order(ReferOrder.Send order) {
    if (!(call instanceof Connected)) {
      return Step.to(call, report(new ReferReport.Refused(order.ticket(), NO_DIALOG, "")));
    }
    if (sent() != null) {
      return Step.to(call, report(new ReferReport.Refused(order.ticket(), REQUEST_PENDING, "")));
    }
    return send(new Refers.Sent(order.ticket(), order.to(), 0, false), null);
  }

  private Step send(Refers.Sent refer, @Nullable Challenge challenge) {
    Dialog dialog = leg().dialog().advanced();
    Referring numbered = new Referring(call.with(leg().with(dialog)));
    return numbered.with(
        refer.numbered(dialog.localCseq()),
        List.of(new Effect.Refer(dialog, refer.to(), challenge)));
  }

  /** It leaves once more, with credentials. */
  Step challenged(Input.RequestChallenged in) {
    Refers.Sent sent = sent();
    if (sent == null || sent.cseq() != in.dialog().localCseq()) {
      return Step.to(call);
    }
    return call instanceof Connected
        ? send(sent, in.challenge())
        : with(null, List.of(report(new ReferReport.Refused(sent.ticket(), TERMINATED, ""))));
  }

  Step answered(Input.ReferAnswered in) {
    Refers.Sent sent = sent();
    if (sent == null || sent.cseq() != in.cseq()) {
      return Step.to(call);
    }
    if (!in.subscribed() && !sent.accepted()) {
      return with(null, over(accepted(sent, false)));
    }
    List<Effect> effects = accepted(sent, true);
    effects.add(new Effect.StartTimer(CallTimer.REFER, leg().times().refer().silence()));
    return with(sent.taken(), effects);
  }

  private static List<Effect> accepted(Refers.Sent sent, boolean subscribed) {
    List<Effect> effects = new ArrayList<>();
    if (!sent.accepted()) {
      effects.add(report(new ReferReport.Accepted(sent.ticket(), subscribed)));
    }
    return effects;
  }

  private static List<Effect> over(List<Effect> effects) {
    effects.add(0, new Effect.StopTimer(CallTimer.REFER));
    return effects;
  }

  /**
   * A dialog that the phone does not know, or that it does not answer in, is gone. News of it is an
   * answer, when the 2xx was lost.
   */
  Step refused(Input.RequestDone in) {
    Refers.Sent sent = sent();
    boolean heard = sent != null && sent.accepted() && in.code() == NO_ANSWER;
    if (sent == null || sent.cseq() != in.cseq() || heard) {
      return Step.to(call);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(report(new ReferReport.Refused(sent.ticket(), in.code(), in.text())));
    Step refused = with(null, over(effects));
    boolean lost = in.code() == NO_ANSWER || in.code() == NO_DIALOG;
    return lost && refused.next() instanceof Connected connected
        ? refused.then(connected.close(CallEnd.LOST))
        : refused;
  }

  Step notified(Input.NotifyReceived in) {
    if (!leg().isOurs(in.remoteTag())) {
      return Step.to(call, Effect.Respond.with(in.key(), NO_DIALOG));
    }
    long last = leg().dialog().remoteCseq();
    if (in.cseq() <= last) { // as it was taken before, after the stack forgot it
      return Step.to(call, Effect.Respond.with(in.key(), in.cseq() < last ? 500 : 200));
    }
    CallState heard = call.with(leg().with(leg().dialog().heard(in.cseq())));
    Step answered = Step.to(heard, Effect.Respond.with(in.key(), 200));
    Refers.Sent sent = sent();
    return sent == null || !sent.hasNews(in.id())
        ? answered
        : answered.then(new Referring(heard).news(sent, in));
  }

  private Step news(Refers.Sent sent, Input.NotifyReceived in) {
    List<Effect> effects = accepted(sent, true);
    if (in.code() >= 200) {
      effects.add(report(new ReferReport.Finished(sent.ticket(), in.code(), in.text())));
      return with(null, over(effects));
    }
    if (in.last()) {
      effects.add(report(new ReferReport.TimedOut(sent.ticket())));
      return with(null, over(effects));
    }
    effects.add(report(new ReferReport.Progress(sent.ticket(), in.code(), in.text())));
    effects.add(new Effect.StartTimer(CallTimer.REFER, leg().times().refer().silence()));
    return with(sent.taken(), effects);
  }

  /** No news for so long, or none that could still come. */
  Step silent() {
    Refers.Sent sent = sent();
    return sent == null
        ? Step.to(call)
        : with(null, List.of(report(new ReferReport.TimedOut(sent.ticket()))));
  }
}
