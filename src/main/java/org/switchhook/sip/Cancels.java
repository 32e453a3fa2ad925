package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sip.message.Response;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;

/**
 * CANCEL (RFC 3261 9.2). An INVITE outside a dialog that has no answer yet gets 487, and its call
 * is told. One that has keeps it, and the call stays up; so does a re-INVITE, which is answered at
 * once.
 */
@Singleton
class Cancels {
  private final ReceivedRequests received;
  private final Answers answers;
  private final Refusals refusals;
  private final LiveCalls calls;

  @Inject
  Cancels(ReceivedRequests received, Answers answers, Refusals refusals, LiveCalls calls) {
    this.calls = calls;
    this.received = received;
    this.answers = answers;
    this.refusals = refusals;
  }

  void doCancel(Incoming in) {
    ReceivedRequest invite = received.find(in.inviteKey());
    if (invite == null) {
      answers.send(in, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
      return;
    }
    answers.send(in, Response.OK);
    String tag = invite.localTag();
    if (tag != null && refusals.refuse(invite, Response.REQUEST_TERMINATED, "", List.of())) {
      received.release(in.inviteKey());
      calls.byDialog(in.callId(), tag).ifPresent(call -> calls.tell(call, new Input.Withdrawn()));
    }
  }
}
