package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import org.switchhook.call.Effect;
import org.switchhook.call.RequestKey;
import org.switchhook.platform.Log;

/** Answers the requests that calls were told of: each once, and again when it is repeated. */
@Singleton
class Responder {
  private static final System.Logger LOG = Log.of(Responder.class);

  private final ReceivedRequests received;
  private final Answers answers;

  @Inject
  Responder(ReceivedRequests received, Answers answers) {
    this.received = received;
    this.answers = answers;
  }

  /**
   * Does nothing for a second answer that is not a repetition, or when the request is forgotten.
   */
  void respond(Effect.Respond effect) {
    ReceivedRequest request = received.find(effect.key());
    if (request == null) {
      LOG.log(Level.DEBUG, () -> "Too late to answer " + effect.code());
      return;
    }
    try {
      SIPResponse response = answers.write(request.request(), effect.code(), effect.body());
      if (request.answerWith(response)) {
        answers.send(request.request(), response);
      } else if (effect.repetition()) {
        repeat(effect.key());
      }
    } catch (ParseException e) {
      Failure.note(LOG, "An answer could not be written", e);
    }
  }

  /** Sends the answer again, when there is one. */
  void repeat(RequestKey key) {
    ReceivedRequest request = received.find(key);
    SIPResponse answer = request == null ? null : request.answer();
    if (request != null && answer != null) {
      answers.send(request.request(), answer);
    }
  }
}
