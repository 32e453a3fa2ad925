package org.switchhook.call;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provisional response to our INVITE on a leg, with what RFC 3262 makes of it: one that came
 * before, or out of turn, is none; the next in turn gets its PRACK.
 */
record Reliable(Leg leg, Input.Provisional in) {

  /**
   * What had our PRACK last in an early dialog.
   *
   * @param body the first session description of the dialog, null for none yet
   */
  record Last(long rseq, @Nullable String body) {}

  /** False when the response is to be treated as if it had not come (RFC 3262 4). */
  boolean counts() {
    Last last = last();
    return tag() == null || (last == null ? hasRoom() : in.rseq() == last.rseq() + 1);
  }

  private @Nullable Last last() {
    String tag = tag();
    return tag == null ? null : leg.pracked().get(tag);
  }

  private boolean hasRoom() {
    return leg.pracked().size() < Leg.MAX_OVER;
  }

  /** The dialog that wants the PRACK; null when nothing does. */
  private @Nullable String tag() {
    Input.Answered early = in.early();
    return in.rseq() == 0 || early == null ? null : early.remoteTag();
  }

  /** The leg after the response. */
  Leg heard() {
    String tag = tag();
    if (tag == null) {
      return leg.heard(in);
    }
    Last last = last();
    String body = last == null || last.body() == null ? body() : last.body();
    Map<String, Last> pracked = new HashMap<>(leg.pracked());
    pracked.put(tag, new Last(in.rseq(), body));
    return leg.with(leg.dialog().advanced()).pracked(Map.copyOf(pracked)).heard(in);
  }

  /** Only an answer counts: what comes to an INVITE without an offer is one itself. */
  private @Nullable String body() {
    return in.early() == null || !leg.opening().offers() ? null : in.early().body();
  }

  /** The step that this response leads to, and its PRACK after that. */
  Step acknowledged(Step step) {
    Input.Answered early = in.early();
    if (tag() == null || early == null) {
      return step;
    }
    Dialog dialog = step.next().leg().dialog().confirmed(early);
    return step.then(new Effect.Prack(dialog, in.rseq(), null));
  }

  /** The PRACK once more, with credentials. */
  static Step again(Pending state, Input.RequestChallenged in) {
    Last last = state.leg().pracked().get(String.valueOf(in.dialog().remoteTag()));
    if (last == null) {
      return Step.to(state);
    }
    Leg next = state.leg().with(state.leg().dialog().advanced());
    Dialog sent = in.dialog().numbered(next.dialog().localCseq());
    return Step.to(state.with(next), new Effect.Prack(sent, last.rseq(), in.challenge()));
  }
}
