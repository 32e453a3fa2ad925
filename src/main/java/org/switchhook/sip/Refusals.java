package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.sip.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.call.OurTerms;
import org.switchhook.platform.Log;
import org.switchhook.platform.Timers;

/**
 * Refuses INVITEs that have had their 100. Their callers do not repeat them any more, so over UDP
 * the refusal is repeated until its ACK has come or 64*T1 are over (RFC 3261 17.2.1, timers G and
 * H).
 */
@Singleton
class Refusals {
  private static final System.Logger LOG = Log.of(Refusals.class);
  private static final int LONGEST = 64;

  private final Answers answers;
  private final SendLanes lanes;
  private final Timers timers;
  private final Duration t1;
  private final Duration t2;

  @Inject
  Refusals(
      Answers answers,
      SendLanes lanes,
      Timers timers,
      @ConfigProperty(name = "switchhook.call.t1") Duration t1,
      @ConfigProperty(name = "switchhook.call.t2") Duration t2) {
    this.answers = answers;
    this.lanes = lanes;
    this.timers = timers;
    this.t1 = t1;
    this.t2 = t2;
  }

  /**
   * False, and nothing done, when the INVITE has an answer already. Never waits.
   *
   * @param phrase reason phrase, empty for the usual one of the code
   */
  boolean refuse(ReceivedRequest invite, int code, String phrase, List<Header> headers) {
    try {
      SIPResponse response = answers.write(invite, code, null, OurTerms.NONE);
      if (!phrase.isEmpty()) {
        response.setReasonPhrase(phrase);
      }
      headers.forEach(response::setHeader);
      if (invite.answerWith(response)) {
        repeat(invite, response, t1, Duration.ZERO);
        send(invite, response);
        return true;
      }
    } catch (ParseException e) {
      Failure.note(LOG, "A refusal could not be written", e);
    }
    return false;
  }

  private void send(ReceivedRequest invite, SIPResponse response) {
    try {
      lanes.answer(
          invite.request().getCallId().getCallId(), () -> answers.send(invite.request(), response));
    } catch (RejectedExecutionException e) {
      Failure.note(LOG, "A refusal could not be sent", e);
    }
  }

  private void repeat(
      ReceivedRequest invite, SIPResponse response, Duration pause, Duration waited) {
    Duration later = waited.plus(pause);
    if (invite.isReliable() || later.compareTo(t1.multipliedBy(LONGEST)) >= 0) {
      return;
    }
    timers.after(
        pause,
        () -> {
          if (!invite.isAcknowledged()) {
            send(invite, response);
            Duration twice = pause.multipliedBy(2);
            repeat(invite, response, twice.compareTo(t2) < 0 ? twice : t2, later);
          }
        });
  }
}
