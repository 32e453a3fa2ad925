package org.switchhook.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a connected call does what its bridge orders: its re-INVITEs, their outcome and their ACK.
 */
record Negotiation(Connected call) {
  private static final int REQUEST_PENDING = 491;
  private static final int NOT_ACCEPTABLE = 488;
  private static final int TERMINATED = 487;
  private static final int MOST_GLARES = 3;
  private static final Duration STEP = Duration.ofMillis(10);
  private static final Duration OWNER_LEAST = Duration.ofMillis(2100);
  private static final Duration OWNER_SPAN = Duration.ofMillis(1900);

  Step ordered(Input.Ordered in) {
    MediaOrder order = in.order();
    if (order instanceof MediaOrder.Asking asking) {
      return ask(asking, in.luck());
    }
    if (order instanceof MediaOrder.Answer answer) {
      return isFetched(answer.ticket()) ? acknowledge(answer.answer(), true) : Step.to(call);
    }
    if (order instanceof MediaOrder.Decline decline) {
      return isFetched(decline.ticket()) ? decline(decline.keep()) : Step.to(call);
    }
    if (order instanceof MediaOrder.GiveUp up) {
      return isAsked(up.ticket()) ? giveUp() : Step.to(call);
    }
    return new Renegotiation(call).settle(order);
  }

  private Talk talk() {
    return call.talk();
  }

  private boolean isAsked(long ticket) {
    Ask ask = talk().ask();
    return ask != null && ask.order().ticket() == ticket;
  }

  private boolean isFetched(long ticket) {
    Ask ask = talk().ask();
    return isAsked(ticket) && ask != null && ask.phase() == Ask.Phase.FETCHED;
  }

  private Step ask(MediaOrder.Asking order, int luck) {
    if (talk().ask() != null) {
      return report(call, new MediaReport.Failed(order.ticket(), REQUEST_PENDING, ""));
    }
    if (order instanceof MediaOrder.Wait && !talk().joined()) {
      return report(call, new MediaReport.Waits(order.ticket()));
    }
    return new Negotiation(call.with(talk().with(Ask.queued(order, luck)))).sendWaiting();
  }

  private static Step report(CallState next, MediaReport report) {
    return Step.to(next, new Effect.Report(report));
  }

  /** What waits to be sent leaves when nothing of the dialog is open (RFC 3261 14.1). */
  Step sendWaiting() {
    Ask ask = talk().ask();
    boolean free = call.unacked() == null && talk().offered() == null;
    return ask != null && ask.phase() == Ask.Phase.QUEUED && free ? sendNow(ask) : Step.to(call);
  }

  /** Lines never go away, so one offer after another may need too many. */
  private Step sendNow(Ask ask) {
    Ask described = described(ask);
    Slots slots = described.slots();
    return slots == null || slots.offer().isPassable()
        ? send(described, null)
        : over(ask, NOT_ACCEPTABLE, "Too many media lines");
  }

  /** With the description to send; it counts on from the one that was sent last. */
  private Ask described(Ask ask) {
    Description local = call.leg().dialog().local();
    Description last = talk().last(call.leg().dialog());
    if (ask.order() instanceof MediaOrder.Pass pass) {
      Slots slots = Slots.arrange(pass.offer(), Media.of(local));
      return ask.with(last.next(slots.offer()), slots);
    }
    return ask.order() instanceof MediaOrder.Wait ? ask.with(waiting(local, last), null) : ask;
  }

  private static Description waiting(Description local, Description last) {
    Media waiting = Media.of(local).waiting();
    return last.next(waiting.hasAudio() ? waiting : Media.of(local.waitingAgain()));
  }

  private Step send(Ask ask, @Nullable Challenge challenge) {
    Dialog dialog = call.leg().dialog().advanced();
    Dialog sent = dialog.asked(dialog.localCseq());
    Connected next =
        call.with(call.leg().with(dialog)).with(talk().with(ask.sent(sent, challenge)));
    return Step.to(next, new Effect.Reinvite(sent, ask.offer(), challenge));
  }

  Step tried(Input.ReinviteTried in) {
    Ask ask = talk().ask();
    Dialog sent = ask == null ? null : ask.dialog();
    if (ask == null || sent == null || !ask.has(in.cseq())) {
      return Step.to(call);
    }
    return switch (ask.phase()) {
      case SENT -> Step.to(call.with(talk().with(ask.in(Ask.Phase.TRYING))));
      case GIVEN_UP ->
          Step.to(call.with(talk().with(ask.in(Ask.Phase.CANCELLED))), new Effect.Cancel(sent));
      default -> Step.to(call);
    };
  }

  /** Empty when it answers nothing that we wait for. */
  @Nullable Step answered(Input.ReinviteAnswered in) {
    Ask ask = talk().ask();
    if (ask == null || !ask.has(in.cseq())) {
      return repeated(in.cseq());
    }
    Dialog old = call.leg().dialog();
    String target = in.contact() == null ? old.remoteTarget() : in.contact();
    Negotiation renewed =
        new Negotiation(call.with(call.leg().with(old.renewed(target, old.local()))));
    Media said = in.body() == null ? null : Media.read(in.body()).orElse(null);
    boolean late = isGivenUp(ask);
    Step step =
        ask.order() instanceof MediaOrder.Fetch
            ? renewed.fetched(ask, said, late)
            : renewed.taken(ask, said);
    return late ? step.after(new Effect.StopTimer(CallTimer.GIVEN_UP)) : step;
  }

  /** A 2xx again: the same ACK again, but not while ours waits for its answer. */
  @Nullable Step repeated(long cseq) {
    Ask ask = talk().ask();
    Effect.ReinviteAck ack = talk().ack();
    Dialog waiting = ask == null ? null : ask.dialog();
    if (ack != null && ack.dialog().inviteCseq() == cseq) {
      return Step.to(call, ack);
    }
    return waiting != null && waiting.inviteCseq() == cseq ? Step.to(call) : null;
  }

  private static boolean isGivenUp(Ask ask) {
    return ask.phase() == Ask.Phase.GIVEN_UP || ask.phase() == Ask.Phase.CANCELLED;
  }

  private Step fetched(Ask ask, @Nullable Media offer, boolean late) {
    Dialog sent = target(ask);
    if (offer == null) {
      Effect.ReinviteAck ack = new Effect.ReinviteAck(sent, null, ask.challenge());
      Step step = Step.to(call.with(talk().acked(ack)), ack);
      return step.then(failed(ask, NOT_ACCEPTABLE, "No offer came"));
    }
    Connected next = call.with(talk().heard(offer).with(ask.fetched(sent, offer)));
    return late
        ? new Negotiation(next).decline(true).then(failed(ask, TERMINATED, ""))
        : report(next, new MediaReport.Fetched(ask.order().ticket(), offer));
  }

  /** The dialog of a re-INVITE with the target that its 2xx gave. */
  private Dialog target(Ask ask) {
    Dialog sent = ask.dialog() == null ? call.leg().dialog() : ask.dialog();
    return sent.renewed(call.leg().dialog().remoteTarget(), sent.local());
  }

  /** The phone took what we offered. */
  private Step taken(Ask ask, @Nullable Media answer) {
    Description offer = ask.offer() == null ? call.leg().dialog().local() : ask.offer();
    Dialog dialog = call.leg().dialog();
    Effect.ReinviteAck ack = new Effect.ReinviteAck(target(ask), null, ask.challenge());
    boolean joins = ask.order() instanceof MediaOrder.Pass;
    Connected next =
        call.with(call.leg().with(dialog.renewed(dialog.remoteTarget(), offer)))
            .with(talk().heard(answer).agreed(joins).acked(ack));
    Slots slots = ask.slots();
    Media said = answer == null ? new Media(List.of()) : answer;
    MediaReport report =
        slots == null
            ? new MediaReport.Waits(ask.order().ticket())
            : new MediaReport.Answered(ask.order().ticket(), slots.back(said));
    return Step.to(next, ack, new Effect.Report(report));
  }

  private Step acknowledge(Media answer, boolean joins) {
    Ask ask = talk().ask();
    Media offer = ask == null ? null : ask.fetched();
    if (ask == null || offer == null) {
      return Step.to(call);
    }
    Dialog dialog = call.leg().dialog();
    Description said = talk().last(dialog).next(answer.answering(offer));
    Effect.ReinviteAck ack = new Effect.ReinviteAck(target(ask), said, ask.challenge());
    Connected next =
        call.with(call.leg().with(dialog.renewed(dialog.remoteTarget(), said)))
            .with(talk().agreed(joins).acked(ack));
    return Step.to(next, ack);
  }

  private Step decline(boolean keep) {
    Ask ask = talk().ask();
    Media offer = ask == null ? null : ask.fetched();
    if (offer == null) {
      return Step.to(call);
    }
    return keep && talk().joined()
        ? acknowledge(Media.of(call.leg().dialog().local()).within(offer), true)
        : acknowledge(offer.waiting(), false);
  }

  private Step giveUp() {
    Ask ask = talk().ask();
    Dialog sent = ask == null ? null : ask.dialog();
    if (ask == null) {
      return Step.to(call);
    }
    Duration patience = call.leg().times().transaction();
    Effect timer = new Effect.StartTimer(CallTimer.GIVEN_UP, patience);
    if (ask.phase() == Ask.Phase.SENT) {
      return Step.to(call.with(talk().with(ask.in(Ask.Phase.GIVEN_UP))), timer);
    }
    if (ask.phase() == Ask.Phase.TRYING && sent != null) {
      Connected next = call.with(talk().with(ask.in(Ask.Phase.CANCELLED)));
      return Step.to(next, new Effect.Cancel(sent), timer);
    }
    Effect failed = failed(ask, TERMINATED, "");
    return switch (ask.phase()) {
      case FETCHED -> decline(true).then(failed);
      case QUEUED, BACKED_OFF ->
          Step.to(
              call.with(talk().with((Ask) null)), new Effect.StopTimer(CallTimer.GLARE), failed);
      default -> Step.to(call);
    };
  }

  private static Effect failed(Ask ask, int code, String text) {
    return new Effect.Report(new MediaReport.Failed(ask.order().ticket(), code, text));
  }

  /** The re-INVITE was refused; a glare is tried again (RFC 3261 14.1). */
  Step refused(Input.RequestDone in) {
    Ask ask = talk().ask();
    if (ask == null || !ask.has(in.cseq()) || !call.leg().isOurs(in.remoteTag())) {
      return Step.to(call);
    }
    boolean wanted = ask.phase() == Ask.Phase.SENT || ask.phase() == Ask.Phase.TRYING;
    if (in.code() == REQUEST_PENDING && wanted && ask.glares() < MOST_GLARES) {
      return Step.to(
          call.with(talk().refused(ask.offer()).with(ask.met())),
          new Effect.StartTimer(CallTimer.GLARE, pause(ask.luck())));
    }
    return over(ask, in.code(), in.text());
  }

  private Step over(Ask ask, int code, String text) {
    List<Effect> effects = new ArrayList<>();
    boolean givenUp = isGivenUp(ask);
    if (givenUp) {
      effects.add(new Effect.StopTimer(CallTimer.GIVEN_UP));
    }
    effects.add(failed(ask, givenUp ? TERMINATED : code, text));
    return new Step(call.with(talk().refused(ask.offer()).with((Ask) null)), effects);
  }

  private Duration pause(int luck) {
    Duration drawn = STEP.multipliedBy(luck);
    return call.leg().dialog().ownsCallId()
        ? OWNER_LEAST.plus(OWNER_SPAN.multipliedBy(luck).dividedBy(Ask.MOST_LUCK))
        : drawn;
  }

  /** The re-INVITE leaves once more, with credentials. */
  Step challenged(Input.RequestChallenged in) {
    Ask ask = talk().ask();
    if (ask == null || !ask.has(in.dialog().inviteCseq()) || !in.isFor(in.method(), call.leg())) {
      return Step.to(call);
    }
    boolean wanted = ask.phase() == Ask.Phase.SENT || ask.phase() == Ask.Phase.TRYING;
    return wanted ? send(ask, in.challenge()) : over(ask, TERMINATED, "");
  }

  Step timerFired(CallTimer timer) {
    Ask ask = talk().ask();
    if (ask == null) {
      return Step.to(call);
    }
    if (timer == CallTimer.GLARE && ask.phase() == Ask.Phase.BACKED_OFF) {
      return new Negotiation(call.with(talk().with(ask.in(Ask.Phase.QUEUED)))).sendWaiting();
    }
    return timer == CallTimer.GIVEN_UP && isGivenUp(ask)
        ? Step.to(
            call.with(talk().refused(ask.offer()).with((Ask) null)), failed(ask, TERMINATED, ""))
        : Step.to(call);
  }
}
