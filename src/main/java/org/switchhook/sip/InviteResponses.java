package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.switchhook.address.CallId;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;

/** Responses to our INVITEs. */
@Singleton
class InviteResponses {
  private final LiveCalls calls;
  private final Challenges challenges;
  private final DialogRequests requests;
  private final StrayAnswers strays;

  @Inject
  InviteResponses(
      LiveCalls calls, Challenges challenges, DialogRequests requests, StrayAnswers strays) {
    this.calls = calls;
    this.challenges = challenges;
    this.requests = requests;
    this.strays = strays;
  }

  void doResponse(Sent.Invite sent, SIPResponse response) {
    int code = response.getStatusCode();
    if (code < 200) {
      calls.tell(sent.call(), new Input.Provisional(code));
    } else if (code < 300) {
      answered(Optional.of(sent.call()), response, sent.dialog().remoteTarget());
    } else {
      calls.tell(sent.call(), refusal(sent, response));
    }
  }

  /** A 2xx whose transaction has ended: a repetition, or another branch of a fork. */
  void doLateAnswer(SIPResponse response) {
    String ourTag = response.getFromTag();
    Optional<CallId> call =
        calls.byDialog(response.getCallId().getCallId(), ourTag == null ? "" : ourTag);
    answered(call, response, response.getTo().getAddress().getURI().toString());
  }

  private void answered(Optional<CallId> call, SIPResponse response, String otherwise) {
    Input.Answered answer = Responses.answered(response, otherwise);
    if (call.isEmpty() || !calls.tell(call.get(), answer)) {
      strays.end(response, answer);
    }
  }

  /** Redirections are refusals: where a call goes is decided here and nowhere else. */
  private Input refusal(Sent.Invite sent, SIPResponse response) {
    int code = response.getStatusCode();
    String text = Responses.reason(response);
    return challenges
        .of(sent.trunk(), response)
        .<Input>map(c -> new Input.Challenged(code, text, c, c.stale(), requests.branch()))
        .orElseGet(() -> new Input.Refused(code, text));
  }
}
