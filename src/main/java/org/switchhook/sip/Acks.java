package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
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
    if (!confirmsRefusal(in) && in.inDialog()) {
      calls
          .byDialog(in.callId(), in.toTag())
          .ifPresent(
              call ->
                  calls.tell(
                      call, new Input.AckReceived(in.fromTag(), in.cseq(), description(in))));
    }
  }

  private boolean confirmsRefusal(Incoming in) {
    ReceivedRequest invite = received.find(in.inviteKey());
    SIPResponse answer = invite == null ? null : invite.answer();
    if (invite == null || answer == null || answer.getStatusCode() < FIRST_REFUSAL) {
      return false;
    }
    invite.acknowledge();
    return true;
  }

  private static @Nullable String description(Incoming in) {
    return Bodies.type(in.request()).equals(Bodies.SDP) ? Bodies.text(in.request()) : null;
  }
}
