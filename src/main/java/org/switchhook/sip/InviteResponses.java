package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javax.sip.message.Response;
import org.switchhook.address.CallId;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;

/** Responses to our INVITEs. */
@Singleton
class InviteResponses {
  private final LiveCalls calls;
  private final Challenges challenges;
  private final StrayAnswers strays;

  @Inject
  InviteResponses(LiveCalls calls, Challenges challenges, StrayAnswers strays) {
    this.calls = calls;
    this.challenges = challenges;
    this.strays = strays;
  }

  void doResponse(Sent.Invite sent, SIPResponse response) {
    int code = response.getStatusCode();
    if (code < 200) {
      calls.tell(sent.call(), provisional(sent, response));
    } else if (code < 300) {
      answered(Optional.of(sent.call()), response, sent.dialog().remoteTarget());
    } else {
      calls.tell(sent.call(), refusal(sent, response));
    }
  }

  /**
   * A 2xx whose transaction has ended: a repetition, or another branch of a fork. Does nothing when
   * it answers no INVITE of ours: it would be sent an ACK and a BYE where it says.
   */
  void doLateAnswer(SIPResponse response) {
    if (!strays.isSigned(response)) {
      return;
    }
    Optional<CallId> call = callOf(response);
    if (call.isPresent() && calls.isReinvite(call.get(), response.getCSeq().getSeqNumber())) {
      calls.tell(call.get(), reanswered(response));
    } else {
      answered(call, response, response.getTo().getAddress().getURI().toString());
    }
  }

  /** A 1xx or 2xx to a re-INVITE. */
  void doReinviteResponse(Sent.InDialog sent, SIPResponse response) {
    if (response.getStatusCode() < 200) {
      calls.tell(sent.call(), new Input.ReinviteTried(sent.dialog().inviteCseq()));
    } else if (!calls.tell(sent.call(), reanswered(response))) {
      strays.end(response, Responses.answered(response, sent.dialog().remoteTarget()));
    }
  }

  private static Input reanswered(SIPResponse response) {
    String body = Bodies.type(response).equals(Bodies.SDP) ? Bodies.text(response) : null;
    return new Input.ReinviteAnswered(
        Responses.toTag(response),
        response.getCSeq().getSeqNumber(),
        Targets.contact(response),
        body);
  }

  /** A refusal without a transaction: of an INVITE that an earlier process sent. */
  void doLateRefusal(SIPResponse response) {
    int code = response.getStatusCode();
    boolean challenge =
        code == Response.UNAUTHORIZED || code == Response.PROXY_AUTHENTICATION_REQUIRED;
    if (strays.refused(response) && !challenge) { // a challenged INVITE may have a successor
      Input refusal = new Input.Refused(code, Responses.reason(response));
      callOf(response).ifPresent(call -> calls.tell(call, refusal));
    }
  }

  private Optional<CallId> callOf(SIPResponse response) {
    String ourTag = response.getFromTag();
    return calls.byDialog(response.getCallId().getCallId(), ourTag == null ? "" : ourTag);
  }

  private void answered(Optional<CallId> call, SIPResponse response, String otherwise) {
    Input.Answered answer = Responses.answered(response, otherwise);
    if (call.isEmpty() || !calls.tell(call.get(), answer)) {
      strays.end(response, answer);
    }
  }

  private static Input provisional(Sent.Invite sent, SIPResponse response) {
    Input.Answered early = Responses.answered(response, sent.dialog().remoteTarget());
    boolean tagged = !early.remoteTag().isEmpty() && response.getStatusCode() > Response.TRYING;
    return new Input.Provisional(
        response.getStatusCode(), Responses.reason(response), tagged ? early : null);
  }

  /** Redirections are refusals: where a call goes is decided here and nowhere else. */
  private Input refusal(Sent.Invite sent, SIPResponse response) {
    int code = response.getStatusCode();
    String text = Responses.reason(response);
    String branch = sent.dialog().nextBranch();
    return challenges
        .of(sent.trunk(), sent.dialog(), response)
        .<Input>map(c -> new Input.Challenged(code, text, c, c.stale(), branch))
        .orElseGet(() -> new Input.Refused(code, text));
  }
}
