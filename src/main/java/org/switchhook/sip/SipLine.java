package org.switchhook.sip;

import java.time.Instant;

/**
 * A SIP message that has passed, as much of it as may be shown: no address of a party, no body, no
 * credentials.
 *
 * @param peer address and port
 * @param message method, or status and reason phrase, whose digits are hidden where they could be a
 *     number
 * @param cseq number and method of the CSeq header
 * @param again true when it has been sent before
 */
public record SipLine(
    Instant at, Traffic.Way way, String peer, String message, String cseq, boolean again) {
  SipLine at(Instant earlier) {
    return new SipLine(earlier, way, peer, message, cseq, again);
  }
}
