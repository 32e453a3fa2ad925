package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.Input;

/**
 * Answers to an INVITE of ours that no call wants any more, such as one that crossed a crash: each
 * is ACKed, and each of its dialogs ended once, from the response alone (RFC 3261 13.2.2.4).
 */
@Singleton
class StrayAnswers {
  private static final System.Logger LOG = System.getLogger(StrayAnswers.class.getName());
  private static final Duration LIFE = Duration.ofSeconds(64);
  private static final Description NONE = new Description(0, 1, "");

  private final DialogRequests requests;
  private final Wire wire;
  private final LocalSide local;
  private final ShortMemory<String, String> ended;

  @Inject
  StrayAnswers(
      DialogRequests requests, Wire wire, LocalSide local, Clock clock, SipSettings settings) {
    this.requests = requests;
    this.wire = wire;
    this.local = local;
    this.ended = new ShortMemory<>(clock, LIFE, settings.maxRequests());
  }

  /** Does nothing when the response answers no request of this node, or when there are too many. */
  void end(SIPResponse response, Input.Answered answer) {
    String name = response.getCallId().getCallId() + " " + answer.remoteTag();
    if (!local.owns(response.getTopmostVia())) {
      return;
    }
    boolean first = ended.add(name, name);
    if (!first && ended.find(name) == null) {
      return;
    }
    try {
      Dialog dialog = dialog(response, answer);
      wire.send(requests.ack(dialog));
      if (first) {
        wire.transact(requests.bye(dialog), new Sent.Unwatched());
        LOG.log(Level.INFO, "Ended an answer that no call wanted");
      }
    } catch (ParseException | InvalidArgumentException | SipException e) {
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
