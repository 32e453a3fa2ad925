package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sip.message.Response;

/**
 * CANCEL (RFC 3261 9.2). A call answers a re-INVITE at once, so there is nothing left to cancel: an
 * INVITE that we know keeps its answer, and the call stays up.
 */
@Singleton
class Cancels {
  private final ReceivedRequests received;
  private final Answers answers;

  @Inject
  Cancels(ReceivedRequests received, Answers answers) {
    this.received = received;
    this.answers = answers;
  }

  void doCancel(Incoming in) {
    boolean known = received.find(in.inviteKey()) != null;
    answers.send(in, known ? Response.OK : Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
  }
}
