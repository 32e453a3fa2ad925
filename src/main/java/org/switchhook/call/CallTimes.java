package org.switchhook.call;

import java.time.Duration;

/**
 * How long a call waits for what.
 *
 * @param ring from the INVITE to the answer
 * @param duration from the answer to the end
 * @param t1 round-trip estimate of RFC 3261 17.1.1.1
 * @param t2 longest pause between repetitions of a 2xx
 * @param refer in a transfer by REFER
 */
public record CallTimes(
    Duration ring, Duration duration, Duration t1, Duration t2, ReferTimes refer) {
  private static final int TRANSACTION = 64;

  /** 4*T1: as long as a phone that is there may take to answer a CANCEL and its INVITE. */
  Duration patience() {
    return t1.multipliedBy(4);
  }

  /** 64*T1: as long as a transaction, a withdrawn INVITE or an ACK may take. */
  Duration transaction() {
    return t1.multipliedBy(TRANSACTION);
  }
}
