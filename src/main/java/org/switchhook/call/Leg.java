package org.switchhook.call;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every state of a call carries along.
 *
 * @param rang ringing was published
 * @param challenges how many digest challenges were answered
 * @param challenge the one that our last INVITE answered, null for none; its ACKs carry the same
 *     credentials
 * @param over tags of dialogs that had a 2xx or a BYE and are ended, forks included; no more than
 *     {@link #MAX_OVER}
 * @param extension digits to send after the answer, empty for none
 * @param opening what our INVITE, or our answer to a caller's, says about media
 * @param early the dialog that the first 1xx with a tag to our last INVITE set up, null for none
 * @param refers transfers by REFER
 * @param session how long it lives without a sign of life
 * @param pracked the response that had our PRACK last, by the tag of its early dialog; no more than
 *     {@link #MAX_OVER}
 */
record Leg(
    Dialog dialog,
    CallTimes times,
    boolean rang,
    int challenges,
    @Nullable Challenge challenge,
    Set<String> over,
    String extension,
    Opening opening,
    @Nullable Dialog early,
    Refers refers,
    Session session,
    Map<String, Reliable.Last> pracked) {
  static final int MAX_CHALLENGES = 2;
  static final int MAX_OVER = 16;

  static Leg start(Dialog dialog, CallTimes times, @Nullable String extension, Opening opening) {
    String digits = extension == null ? "" : extension;
    return new Leg(
        dialog,
        times,
        false,
        0,
        null,
        Set.of(),
        digits,
        opening,
        null,
        Refers.NONE,
        Session.NONE,
        Map.of());
  }

  Leg with(Dialog newDialog) {
    return new Leg(
        newDialog,
        times,
        rang,
        challenges,
        challenge,
        over,
        extension,
        opening,
        early,
        refers,
        session,
        pracked);
  }

  Leg with(Session newSession) {
    return new Leg(
        dialog,
        times,
        rang,
        challenges,
        challenge,
        over,
        extension,
        opening,
        early,
        refers,
        newSession,
        pracked);
  }

  Leg with(Refers newRefers) {
    return new Leg(
        dialog,
        times,
        rang,
        challenges,
        challenge,
        over,
        extension,
        opening,
        early,
        newRefers,
        session,
        pracked);
  }

  Leg with(Opening newOpening) {
    return new Leg(
        dialog,
        times,
        rang,
        challenges,
        challenge,
        over,
        extension,
        newOpening,
        early,
        refers,
        session,
        pracked);
  }

  Leg pracked(Map<String, Reliable.Last> newPracked) {
    return new Leg(
        dialog,
        times,
        rang,
        challenges,
        challenge,
        over,
        extension,
        opening,
        early,
        refers,
        session,
        newPracked);
  }

  /** What our next INVITE or UPDATE says. */
  OurTerms asking() {
    return session.asking(times.session());
  }

  /** After a 2xx to a request of ours that said {@link #asking}. */
  Leg agreed(PeerTerms said) {
    return with(session.taken(said, times.session()));
  }

  /** As our 2xx to an INVITE or UPDATE of the phone makes it. */
  Leg granting(PeerTerms said) {
    return with(session.granting(said, times.session()));
  }

  boolean isTooShort(PeerTerms said) {
    return Session.isTooShort(said, times.session());
  }

  Effect tooShort(RequestKey key) {
    return Effect.Respond.with(key, 422, OurTerms.atLeast(times.session().minSe()));
  }

  /** Whether a request that was refused so is sent again, with the phone's Min-SE. */
  boolean mayRaise(int code, PeerTerms said) {
    return code == 422 && session.mayRaise(said.minSe(), times.session());
  }

  /** True for the tag of an early dialog that a response has set up. */
  boolean isEarly(String remoteTag) {
    boolean first = early != null && remoteTag.equals(early.remoteTag());
    return first || pracked.containsKey(remoteTag);
  }

  /** What the phone says about media: in a reliable 1xx, or else in its 2xx (RFC 3262 5). */
  @Nullable String said(Input.Answered in) {
    Reliable.Last last = pracked.get(in.remoteTag());
    return last == null || last.body() == null ? in.body() : last.body();
  }

  /** With the early dialog that a provisional response sets up; the first one stays. */
  Leg heard(Input.Provisional provisional) {
    Input.Answered first = provisional.early();
    return first == null || early != null ? this : heard(dialog.confirmed(first));
  }

  Leg heard(@Nullable Dialog newEarly) {
    return new Leg(
        dialog,
        times,
        rang,
        challenges,
        challenge,
        over,
        extension,
        opening,
        newEarly,
        refers,
        session,
        pracked);
  }

  Trace trace() {
    return new Trace(dialog, dialog.remoteTag() == null ? early : null);
  }

  Leg ringing() {
    return new Leg(
        dialog,
        times,
        true,
        challenges,
        challenge,
        over,
        extension,
        opening,
        early,
        refers,
        session,
        pracked);
  }

  Leg ended(String remoteTag) {
    if (over.size() >= MAX_OVER) {
      return this;
    }
    Set<String> tags = new HashSet<>(over);
    tags.add(remoteTag);
    return new Leg(
        dialog,
        times,
        rang,
        challenges,
        challenge,
        Set.copyOf(tags),
        extension,
        opening,
        early,
        refers,
        session,
        pracked);
  }

  boolean mayAnswer(Input.Challenged challenged) {
    return challenges == 0 || (challenged.stale() && challenges < MAX_CHALLENGES);
  }

  /** With the INVITE that answers a challenge. */
  Leg retried(Input.Challenged challenged) {
    return new Leg(
        dialog.retriedLater(challenged.branch()),
        times,
        rang,
        challenges + 1,
        challenged.challenge(),
        over,
        extension,
        opening,
        null,
        refers,
        session,
        Map.of());
  }

  /** With the INVITE that answers a 422 (RFC 4028 7.3); it may be challenged anew. */
  Leg raised(long minSe) {
    return new Leg(
        dialog.retriedLater(dialog.nextBranch()),
        times,
        rang,
        0,
        null,
        over,
        extension,
        opening,
        null,
        refers,
        session.raisedTo(minSe),
        Map.of());
  }

  /** For a 2xx that set up a dialog. */
  Effect ack(Dialog answered) {
    return new Effect.Ack(answered, challenge);
  }

  boolean isOurs(String remoteTag) {
    return remoteTag.equals(dialog.remoteTag());
  }

  /**
   * A 2xx that is not the first, or that nobody waits for: ACK always, BYE once per dialog. Nothing
   * for one dialog more than {@link #MAX_OVER}: whoever sends so many names their Contact too.
   */
  Late late(Input.Answered answer) {
    if (isOurs(answer.remoteTag())) {
      return new Late(this, List.of(ack(dialog)));
    }
    Dialog fork = dialog.confirmed(answer);
    if (over.contains(answer.remoteTag())) {
      return new Late(this, List.of(ack(fork)));
    }
    return over.size() >= MAX_OVER
        ? new Late(this, List.of())
        : new Late(ended(answer.remoteTag()), List.of(ack(fork), new Effect.Bye(fork.advanced())));
  }

  record Late(Leg leg, List<Effect> effects) {}
}
