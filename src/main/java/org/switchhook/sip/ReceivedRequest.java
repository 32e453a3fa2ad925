package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A request of a peer together with our one answer to it. */
final class ReceivedRequest {
  private final SIPRequest request;
  private final AtomicReference<@Nullable SIPResponse> answer = new AtomicReference<>();

  ReceivedRequest(SIPRequest request) {
    this.request = request;
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
