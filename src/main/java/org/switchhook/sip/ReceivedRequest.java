package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.concurrent.atomic.AtomicReference;
import javax.sip.header.Header;
import javax.sip.header.TimeStampHeader;
import org.jspecify.annotations.Nullable;

/** A request of a peer together with our one answer to it. */
final class ReceivedRequest {
  private final SIPRequest request;
  private final AtomicReference<@Nullable SIPResponse> answer = new AtomicReference<>();

  private ReceivedRequest(SIPRequest request) {
    this.request = request;
  }

  /** Keeps of the request what its answer repeats (RFC 3261 8.2.6.2), and the way back. */
  static ReceivedRequest of(Incoming in) {
    SIPRequest all = in.request();
    SIPRequest kept = new SIPRequest();
    kept.setMethod(all.getMethod());
    kept.setHeader(all.getViaHeaders());
    kept.setFrom(all.getFrom());
    kept.setTo(all.getTo());
    kept.setCallId(all.getCallId());
    kept.setCSeq(all.getCSeq());
    Header sentAt = all.getHeader(TimeStampHeader.NAME);
    if (sentAt != null) {
      kept.setHeader(sentAt);
    }
    kept.setMessageChannel(all.getMessageChannel());
    return new ReceivedRequest(kept);
  }

  SIPRequest request() {
    return request;
  }

  /** Null as long as there is none. */
  @Nullable SIPResponse answer() {
    return answer.get();
  }

  /** False when there is an answer already; the first one stays. */
  boolean answerWith(SIPResponse response) {
    return answer.compareAndSet(null, response);
  }
}
