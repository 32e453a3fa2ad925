package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a connected call treats what its phone offers by re-INVITE or UPDATE. While the phone waits
 * it is accepted, and media stays off; when it is joined to another, the bridge is asked.
 */
record Renegotiation(Connected call) {
  private static final int REQUEST_PENDING = 491;
  private static final int NOT_ACCEPTABLE = 488;
  private static final int SERVER_ERROR = 500;

  Step answer(Input.ReinviteReceived in) {
    Optional<Integer> refusal = call.refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent()) {
      return Step.to(call, Effect.Respond.with(in.key(), refusal.get()));
    }
    Dialog dialog = call.leg().dialog();
    if (in.cseq() == dialog.remoteCseq()) { // the same INVITE again, after the stack forgot it
      OurTerms terms = call.leg().session().grant(in.terms().timer());
      return call.talk().offered() == null
          ? Step.to(call, new Effect.Respond(in.key(), 200, dialog.local(), true, terms))
          : Step.to(call);
    }
    if (call.talk().offered() != null) {
      return later(in.key());
    }
    if (call.unacked() != null || isBusy()) {
      return Step.to(call, Effect.Respond.with(in.key(), REQUEST_PENDING));
    }
    Request request = new Request(in.key(), in.cseq(), in.contact(), in.offer(), true, in.terms());
    if (call.leg().isTooShort(in.terms())) {
      return tooShort(request);
    }
    return in.offer() == null ? say(request) : take(request, in.offer());
  }

  Step update(Input.UpdateReceived in) {
    Optional<Integer> refusal = call.refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent()) {
      return Step.to(call, Effect.Respond.with(in.key(), refusal.get()));
    }
    if (in.offer() != null && call.talk().offered() != null) {
      return later(in.key());
    }
    if (in.offer() != null && isBusy()) {
      return Step.to(call, Effect.Respond.with(in.key(), REQUEST_PENDING));
    }
    Request request = new Request(in.key(), in.cseq(), in.contact(), in.offer(), false, in.terms());
    if (call.leg().isTooShort(in.terms())) {
      return tooShort(request);
    }
    if (in.offer() != null) {
      return take(request, in.offer());
    }
    Dialog dialog = call.leg().dialog();
    Leg leg =
        call.leg()
            .with(heard(request).renewed(target(request), dialog.local()))
            .granting(in.terms());
    OurTerms terms = leg.session().grant(in.terms().timer());
    Step step = Step.to(call.with(leg), Effect.Respond.with(in.key(), 200, terms));
    return step.then(new Step(step.next(), leg.session().timer()));
  }

  /** The phone's request before this one has no answer yet (RFC 3261 14.2, RFC 3311 5.2). */
  private Step later(RequestKey key) {
    return Step.to(call, Effect.Respond.with(key, SERVER_ERROR, OurTerms.LATER));
  }

  private Step tooShort(Request in) {
    Leg leg = call.leg().with(heard(in));
    return Step.to(call.with(leg), leg.tooShort(in.key()));
  }

  /**
   * RFC 3261 14.2, RFC 3311 5.2. A missing ACK does not count when our 2xx had the answer in it: an
   * UPDATE may overtake it.
   */
  private boolean isBusy() {
    Unacked unacked = call.unacked();
    boolean unanswered = unacked != null && unacked.refreshes();
    return unanswered || call.talk().offered() != null || call.talk().isAsking();
  }

  /** A re-INVITE or UPDATE that may be served. */
  private record Request(
      RequestKey key,
      long cseq,
      @Nullable String contact,
      @Nullable String offer,
      boolean invite,
      PeerTerms terms) {}

  private Dialog heard(Request in) {
    return call.leg().dialog().heard(in.cseq());
  }

  private String target(Request in) {
    return in.contact() == null ? call.leg().dialog().remoteTarget() : in.contact();
  }

  private Step take(Request in, String offer) {
    if (!call.talk().joined()) {
      return call.talk()
          .last(call.leg().dialog())
          .waitingAnswer(offer)
          .map(answer -> accept(in, answer, false))
          .orElseGet(() -> refuse(in));
    }
    return Media.read(offer).map(media -> pass(in, media)).orElseGet(() -> refuse(in));
  }

  /** The other phone is not asked about what it knows. */
  private Step same(Request in, Media offer) {
    Description last = call.talk().last(call.leg().dialog());
    Media stands = Media.of(call.leg().dialog().local()).within(offer);
    return accept(in, last.next(stands.answering(offer)), false);
  }

  private Step pass(Request in, Media offer) {
    Media before = call.talk().said();
    if (before != null && offer.equals(before)) {
      return same(in, offer);
    }
    PhoneOffer offered =
        new PhoneOffer(in.key(), in.cseq(), offer, target(in), in.invite(), in.terms());
    Connected next = call.with(call.leg().with(heard(in))).with(call.talk().with(offered));
    return Step.to(next, new Effect.Report(new MediaReport.Offered(in.cseq(), offer)));
  }

  /** The phone asked for our offer: it gets what stands. */
  private Step say(Request in) {
    Description local = call.leg().dialog().local();
    Description last = call.talk().last(call.leg().dialog());
    return call.talk().joined()
        ? accept(in, last.next(Media.of(local)), true)
        : accept(in, last.next(Media.of(local.waitingAgain())), false);
  }

  private Step accept(Request in, Description said, boolean refreshes) {
    Leg leg = call.leg().with(heard(in).renewed(target(in), said)).granting(in.terms());
    Connected next = call.with(leg).with(call.talk().agreed(call.talk().joined()));
    OurTerms terms = leg.session().grant(in.terms().timer());
    Step answered = Step.to(next, new Effect.Respond(in.key(), 200, said, false, terms));
    Step step = answered.then(new Step(next, leg.session().timer()));
    if (!in.invite()) {
      return step;
    }
    Unacked first = Unacked.first(in.key(), in.cseq(), leg.times());
    Unacked unacked = refreshes ? first.refreshing() : first;
    return step.then(
        Step.to(next.with(unacked), new Effect.StartTimer(CallTimer.REPEAT, unacked.pause())));
  }

  private Step refuse(Request in) {
    return Step.to(
        call.with(call.leg().with(heard(in))), Effect.Respond.with(in.key(), NOT_ACCEPTABLE));
  }

  /** The bridge's answer to what the phone offered; what waited for that leaves now. */
  Step settle(MediaOrder order) {
    PhoneOffer offered = call.talk().offered();
    if (offered == null) {
      return Step.to(call);
    }
    Connected free = call.with(call.talk().with((PhoneOffer) null));
    Step step = Step.to(call);
    if (order instanceof MediaOrder.AnswerPhone answer && answer.cseq() == offered.cseq()) {
      step = new Renegotiation(free).answer(offered, answer);
    } else if (order instanceof MediaOrder.RefusePhone refusal
        && refusal.cseq() == offered.cseq()) {
      step = Step.to(free, Effect.Respond.with(offered.key(), refusal.code()));
    }
    return step.next() instanceof Connected next
        ? step.then(new Negotiation(next).sendWaiting())
        : step;
  }

  private Step answer(PhoneOffer offered, MediaOrder.AnswerPhone order) {
    Connected next = call.with(call.talk().heard(offered.offer()).agreed(order.joins()));
    Description last = call.talk().last(call.leg().dialog());
    Request in =
        new Request(
            offered.key(),
            offered.cseq(),
            offered.target(),
            null,
            offered.invite(),
            offered.terms());
    Description answer = last.next(order.answer().answering(offered.offer()));
    return new Renegotiation(next).accept(in, answer, false);
  }

  /** What the phone still waits to hear when the call ends. */
  List<Effect> abandoned() {
    List<Effect> effects = new ArrayList<>();
    PhoneOffer offered = call.talk().offered();
    if (offered != null) {
      effects.add(Effect.Respond.with(offered.key(), 487));
    }
    return effects;
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
            call.with(later),
            new Effect.Respond(unacked.key(), 200, call.leg().dialog().local(), true),
            new Effect.StartTimer(CallTimer.REPEAT, later.pause())));
  }

  /**
   * The ACK that was missing is here. An answer in it that says nothing new is not told: two
   * bridges that are connected would ask each other for ever.
   */
  Step acked(@Nullable String answer) {
    Unacked unacked = call.unacked();
    boolean refreshes = unacked != null && unacked.refreshes();
    Media said = refreshes && answer != null ? Media.read(answer).orElse(null) : null;
    Connected next = call.with((Unacked) null).with(call.talk().heard(said));
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.StopTimer(CallTimer.REPEAT));
    if (said != null && !Objects.equals(said, call.talk().said())) {
      effects.add(new Effect.Report(new MediaReport.Refreshed()));
    }
    return new Step(next, effects).then(new Negotiation(next).sendWaiting());
  }
}
