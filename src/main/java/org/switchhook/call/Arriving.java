package org.switchhook.call;

import java.util.Optional;

/** What the states of a call that came in have in common before the ACK of our 2xx. */
sealed interface Arriving extends CallState permits Called, Answering {
  int REQUEST_PENDING = 491;

  /** The ACK that has to come first is on its way, or lost (RFC 5407 3.1.4 and 3.1.5). */
  @Override
  default Step reinviteReceived(Input.ReinviteReceived in) {
    int code = refusal(in.remoteTag(), in.cseq()).orElse(REQUEST_PENDING);
    return Step.to(this, Effect.Respond.with(in.key(), code));
  }

  /** It overtook the ACK; with an offer it has to wait for that (RFC 3311 5.2). */
  @Override
  default Step updateReceived(Input.UpdateReceived in) {
    Optional<Integer> refusal = refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent() || in.offer() != null) {
      return Step.to(this, Effect.Respond.with(in.key(), refusal.orElse(REQUEST_PENDING)));
    }
    Dialog heard = leg().dialog().heard(in.cseq());
    if (leg().isTooShort(in.terms())) {
      return Step.to(with(leg().with(heard)), leg().tooShort(in.key()));
    }
    String target = in.contact() == null ? heard.remoteTarget() : in.contact();
    Leg renewed = leg().with(heard.renewed(target, heard.local())).granting(in.terms());
    OurTerms terms = renewed.session().grant(in.terms().timer());
    return Step.to(with(renewed), Effect.Respond.with(in.key(), 200, terms));
  }

  /** The digit overtook the ACK. */
  @Override
  default Step digitReceived(Input.DigitReceived in) {
    Optional<Integer> refusal = refusal(in.remoteTag(), in.cseq());
    if (refusal.isPresent()) {
      return Step.to(this, Effect.Respond.with(in.key(), refusal.get()));
    }
    return Step.to(
        with(leg().with(leg().dialog().heard(in.cseq()))),
        Effect.Respond.with(in.key(), 200),
        new Effect.PublishDigit(in.digit()));
  }

  /** The response that an unfit request of the dialog deserves (RFC 3261 12.2.2). */
  default Optional<Integer> refusal(String remoteTag, long cseq) {
    if (!leg().isOurs(remoteTag)) {
      return Optional.of(481);
    }
    return cseq <= leg().dialog().remoteCseq() ? Optional.of(500) : Optional.empty();
  }
}
