package org.switchhook.call;

import java.util.HashSet;
import java.util.List;
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
 * @param opening what our INVITE says about media
 * @param early the dialog that the first 1xx with a tag to our last INVITE set up, null for none
 * @param refers transfers by REFER
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
    Refers refers) {
  static final int MAX_CHALLENGES = 2;
  static final int MAX_OVER = 16;

  static Leg start(Dialog dialog, CallTimes times, @Nullable String extension, Opening opening) {
    String digits = extension == null ? "" : extension;
    return new Leg(dialog, times, false, 0, null, Set.of(), digits, opening, null, Refers.NONE);
  }

  Leg with(Dialog newDialog) {
    return new Leg(
        newDialog, times, rang, challenges, challenge, over, extension, opening, early, refers);
  }

  Leg with(Refers newRefers) {
    return new Leg(
        dialog, times, rang, challenges, challenge, over, extension, opening, early, newRefers);
  }

  /** With the early dialog that a provisional response sets up; the first one stays. */
  Leg heard(Input.Provisional provisional) {
    Input.Answered first = provisional.early();
    return first == null || early != null ? this : heard(dialog.confirmed(first));
  }

  Leg heard(@Nullable Dialog newEarly) {
    return new Leg(
        dialog, times, rang, challenges, challenge, over, extension, opening, newEarly, refers);
  }

  Trace trace() {
    return new Trace(dialog, dialog.remoteTag() == null ? early : null);
  }

  Leg ringing() {
    return new Leg(
        dialog, times, true, challenges, challenge, over, extension, opening, early, refers);
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
        refers);
  }

  boolean mayAnswer(Input.Challenged challenged) {
    return challenges == 0 || (challenged.stale() && challenges < MAX_CHALLENGES);
  }

  /** With the INVITE that answers a challenge. */
  Leg retried(Input.Challenged challenged) {
    return new Leg(
        dialog.retried(challenged.branch()),
        times,
        rang,
        challenges + 1,
        challenged.challenge(),
        over,
        extension,
        opening,
        null,
        refers);
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
