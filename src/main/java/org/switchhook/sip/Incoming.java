package org.switchhook.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import org.switchhook.call.RequestKey;

/**
 * A request as it came in.
 *
 * @param source network address of its sender
 */
record Incoming(SIPRequest request, String source) {
  String method() {
    return request.getMethod();
  }

  String callId() {
    return request.getCallId().getCallId();
  }

  /** The peer's tag; empty when it sent none, as RFC 2543 allowed. */
  String fromTag() {
    String tag = request.getFromTag();
    return tag == null ? "" : tag;
  }

  /** Our tag; empty outside a dialog. */
  String toTag() {
    String tag = request.getToTag();
    return tag == null ? "" : tag;
  }

  boolean inDialog() {
    return !toTag().isEmpty();
  }

  long cseq() {
    return request.getCSeq().getSeqNumber();
  }

  /** The same for every repetition of the request (RFC 3261 17.2.3), and short. */
  RequestKey key() {
    return keyOf(method());
  }

  /** The same for every copy of the request, by whatever way it came (RFC 3261 8.2.2.2). */
  String wayless() {
    return DigestAlgorithm.SHA_256.hash(
        String.join(" ", Long.toString(cseq()), callId(), fromTag()));
  }

  /** The key of the INVITE that a CANCEL or the ACK of a refusal belongs to. */
  RequestKey inviteKey() {
    return keyOf("INVITE");
  }

  private RequestKey keyOf(String method) {
    Via via = request.getTopmostVia();
    return new RequestKey(
        DigestAlgorithm.SHA_256.hash(
            String.join(
                " ",
                method,
                Long.toString(cseq()),
                String.valueOf(via.getBranch()),
                via.getSentBy().encode(),
                callId(),
                fromTag())));
  }
}
