package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;

/** ACK. The one that confirms a refusal of ours (same branch as its INVITE) says nothing more. */
@Singleton
class Acks {
  private static final int FIRST_REFUSAL = 300;

  private final LiveCalls calls;
  private final ReceivedRequests received;

  @Inject
  Acks(LiveCalls calls, ReceivedRequests received) {
    this.calls = calls;
    this.received = received;
  }

  void doAck(Incoming in) {
    if (in.inDialog() && !confirmsRefusal(in)) {
      calls
          .byDialog(in.callId(), in.toTag())
          .ifPresent(call -> calls.tell(call, new Input.AckReceived(in.fromTag(), in.cseq())));
    }
  }

  private boolean confirmsRefusal(Incoming in) {
    ReceivedRequest invite = received.find(in.inviteKey());
    SIPResponse answer = invite == null ? null : invite.answer();
    return answer != null && answer.getStatusCode() >= FIRST_REFUSAL;
  }
}
