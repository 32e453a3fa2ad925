package org.switchhook.call;

import org.jspecify.annotations.Nullable;

/**
 * The REFERs of a leg: one of ours and one of the phone's at a time.
 *
 * @param sent ours, null for none
 * @param heard the phone's, null for none
 * @param taken how many of the phone's were accepted
 * @param last our last NOTIFY, null when it has been answered
 */
record Refers(@Nullable Sent sent, @Nullable Heard heard, int taken, @Nullable Told last) {
  static final Refers NONE = new Refers(null, null, 0, null);

  /**
   * Ours.
   *
   * @param cseq of the last copy
   * @param accepted the owner knows that the phone does it
   */
  record Sent(long ticket, ReferTo to, long cseq, boolean accepted) {
    Sent numbered(long newCseq) {
      return new Sent(ticket, to, newCseq, accepted);
    }

    Sent taken() {
      return new Sent(ticket, to, cseq, true);
    }

    /** Whether news with that subscription id, 0 for none, is about this one. */
    boolean hasNews(long id) {
      return id == 0 || id == cseq;
    }
  }

  /**
   * The phone's.
   *
   * @param subscribes it wants to hear how it goes on
   * @param accepted our 202 is out
   * @param id of the subscription in our NOTIFYs, 0 for none
   * @param told how many NOTIFYs it has had
   * @param code what the last one said
   */
  record Heard(
      RequestKey key,
      long cseq,
      boolean subscribes,
      boolean accepted,
      long id,
      int told,
      int code) {
    static Heard first(Input.ReferReceived in) {
      return new Heard(in.key(), in.cseq(), in.subscribes(), false, 0, 0, 0);
    }

    Heard taken(long newId) {
      return new Heard(key, cseq, subscribes, true, newId, told, code);
    }

    Heard told(int newCode) {
      return new Heard(key, cseq, subscribes, accepted, id, told + 1, newCode);
    }
  }

  /** A NOTIFY without its final response. */
  record Told(long cseq, ReferNews news) {}

  Refers with(@Nullable Sent newSent) {
    return new Refers(newSent, heard, taken, last);
  }

  Refers with(@Nullable Heard newHeard) {
    return new Refers(sent, newHeard, taken, last);
  }

  Refers with(@Nullable Told newLast) {
    return new Refers(sent, heard, taken, newLast);
  }

  Refers took() {
    return new Refers(sent, heard, taken + 1, last);
  }
}
