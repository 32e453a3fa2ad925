package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.ViaHeader;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.Input;
import org.switchhook.platform.Log;

/**
 * Answers to an INVITE of ours that no transaction and no call wants any more, such as one that
 * crossed a crash: each is ACKed, and each dialog of a 2xx ended once, from the response alone (RFC
 * 3261 13.2.2.4).
 */
@Singleton
class StrayAnswers {
  private static final System.Logger LOG = Log.of(StrayAnswers.class);
  private static final Duration LIFE = Duration.ofSeconds(64);
  private static final int FORKS = 16;
  private static final Description NONE = new Description(0, 1, "");

  private final DialogRequests requests;
  private final Wire wire;
  private final LocalSide local;
  private final InviteBranch branch;
  private final SendLanes lanes;
  private final ShortMemory<String, Boolean> ended;

  @Inject
  StrayAnswers(
      DialogRequests requests,
      Wire wire,
      LocalSide local,
      InviteBranch branch,
      SendLanes lanes,
      Clock clock,
      SipLimits limits) {
    this.requests = requests;
    this.wire = wire;
    this.local = local;
    this.branch = branch;
    this.lanes = lanes;
    this.ended = new ShortMemory<>(clock, LIFE, limits.requests(), FORKS);
  }

  /**
   * Does nothing when the response answers no INVITE of ours, whoever sends it, or when there are
   * too many. Does not wait.
   */
  void end(SIPResponse response, Input.Answered answer) {
    if (!isOurs(response)) {
      return;
    }
    String callId = response.getCallId().getCallId();
    String name = DigestAlgorithm.SHA_256.hash(callId + " " + answer.remoteTag());
    boolean first = ended.add(callId, name, true);
    if (first || ended.find(name) != null) {
      Dialog dialog = dialog(response, answer);
      lanes.request(dialog, () -> end(dialog, first));
    }
  }

  private boolean isOurs(SIPResponse response) {
    return local.owns(response.getTopmostVia()) && isSigned(response);
  }

  /** False for an answer to an INVITE or re-INVITE that we have not sent. */
  boolean isSigned(SIPResponse response) {
    return branch.isOurs(response.getTopmostVia().getBranch(), response.getCallId().getCallId());
  }

  /**
   * Sends the ACK of a 3xx to 6xx whose transaction is gone. Does not wait.
   *
   * @return false when the response answers no INVITE of ours, and nothing is sent
   */
  boolean refused(SIPResponse response) {
    if (!isOurs(response)) {
      return false;
    }
    ViaHeader via = response.getTopmostVia();
    String target = Responses.invited(response);
    Dialog dialog =
        dialog(response, new Input.Answered(Responses.toTag(response), target, List.of()));
    lanes.request(dialog, () -> acknowledge(dialog, via.getBranch()));
    return true;
  }

  private void acknowledge(Dialog dialog, String sent) {
    try {
      wire.send(requests.ackOfRefusal(dialog, sent));
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "A refusal that no call wanted could not be acknowledged", e);
    }
  }

  private void end(Dialog dialog, boolean first) {
    try {
      wire.send(requests.ack(dialog));
      if (first) {
        wire.transact(requests.bye(dialog), new Sent.Unwatched());
        LOG.log(Level.INFO, "Ended an answer that no call wanted");
      }
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "An answer that no call wanted could not be ended", e);
    }
  }

  private static Dialog dialog(SIPResponse response, Input.Answered answer) {
    long cseq = response.getCSeq().getSeqNumber();
    String localTag = response.getFromTag();
    return new Dialog(
        response.getCallId().getCallId(),
        localTag == null ? "" : localTag,
        answer.remoteTag(),
        response.getFrom().getAddress().getURI().toString(),
        response.getTo().getAddress().getURI().toString(),
        answer.remoteTarget(),
        answer.routeSet(),
        cseq + 1,
        cseq,
        -1,
        "",
        NONE);
  }
}
