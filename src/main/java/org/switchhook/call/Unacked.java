package org.switchhook.call;

import java.time.Duration;

/**
 * Our 2xx to an INVITE whose ACK is missing (RFC 3261 13.3.1.4).
 *
 * @param cseq of the INVITE
 * @param pause until the next repetition
 * @param waited since the first 2xx
 * @param refreshes the ACK brings an answer that another phone is to know of
 */
record Unacked(RequestKey key, long cseq, Duration pause, Duration waited, boolean refreshes) {
  static Unacked first(RequestKey key, long cseq, CallTimes times) {
    return new Unacked(key, cseq, times.t1(), Duration.ZERO, false);
  }

  Unacked refreshing() {
    return new Unacked(key, cseq, pause, waited, true);
  }

  Unacked repeated(CallTimes times) {
    Duration longer = pause.multipliedBy(2);
    Duration next = longer.compareTo(times.t2()) < 0 ? longer : times.t2();
    return new Unacked(key, cseq, next, waited.plus(pause), refreshes);
  }

  boolean isTooOld(CallTimes times) {
    return waited.plus(pause).compareTo(times.transaction()) >= 0;
  }
}
