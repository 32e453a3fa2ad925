package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import javax.sip.header.RSeqHeader;
import javax.sip.header.RequireHeader;

/** Provisional responses that want a PRACK (RFC 3262). */
final class Reliables {
  static final String EXTENSION = "100rel";

  private Reliables() {}

  /** The number that the PRACK repeats; 0 for a response that wants none. */
  static long rseq(SIPResponse response) {
    boolean wanted = SessionHeaders.has(response, RequireHeader.NAME, EXTENSION);
    return wanted && response.getHeader(RSeqHeader.NAME) instanceof RSeqHeader number
        ? number.getSequenceNumber()
        : 0;
  }
}
