package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;

/** Gives responses and timeouts of our requests to the call that sent them. */
@Singleton
class ResponseRouter {
  /** What a request counts as that got no answer or could not be sent (RFC 3261 8.1.3.1). */
  static final int NO_ANSWER = 408;

  private final InviteResponses invites;
  private final LiveCalls calls;
  private final Challenges challenges;

  @Inject
  ResponseRouter(InviteResponses invites, LiveCalls calls, Challenges challenges) {
    this.invites = invites;
    this.calls = calls;
    this.challenges = challenges;
  }

  /**
   * @param sent what the transaction was for, null when it is gone
   */
  void doResponse(@Nullable Sent sent, SIPResponse response) {
    int code = response.getStatusCode();
    if (sent instanceof Sent.Invite invite) {
      invites.doResponse(invite, response);
    } else if (sent instanceof Sent.InDialog again && again.isReinvite() && code < 300) {
      invites.doReinviteResponse(again, response);
    } else if (sent instanceof Sent.InDialog request && code >= 200) {
      calls.tell(request.call(), end(request, response));
    } else if (sent == null && Request.INVITE.equals(response.getCSeq().getMethod())) {
      late(response);
    }
  }

  private Input end(Sent.InDialog request, SIPResponse response) {
    Optional<DigestChallenge> challenge =
        request.repeated()
            ? Optional.empty()
            : challenges.of(request.trunk(), request.dialog(), response);
    return challenge.map(request::challenged).orElseGet(() -> request.ended(response));
  }

  private void late(SIPResponse response) {
    int kind = response.getStatusCode() / 100;
    if (kind == 2) {
      invites.doLateAnswer(response);
    } else if (kind > 2) {
      invites.doLateRefusal(response);
    }
  }

  /** No final response came in the time of the transaction, or the transport failed. */
  void doTimeout(@Nullable Sent sent) {
    if (sent instanceof Sent.Invite invite) {
      calls.tell(invite.call(), new Input.Unanswered());
    } else if (sent instanceof Sent.InDialog request) {
      calls.tell(request.call(), request.done(NO_ANSWER, ""));
    }
  }
}
