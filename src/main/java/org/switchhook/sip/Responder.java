package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.List;
import javax.sip.message.Response;
import org.switchhook.address.CallId;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.OurTerms;
import org.switchhook.call.RequestKey;
import org.switchhook.platform.Log;

/** Answers the requests that calls were told of: each once, and again when it is repeated. */
@Singleton
class Responder {
  private static final System.Logger LOG = Log.of(Responder.class);

  private final ReceivedRequests received;
  private final Answers answers;
  private final Refusals refusals;
  private final LiveCalls calls;

  @Inject
  Responder(ReceivedRequests received, Answers answers, Refusals refusals, LiveCalls calls) {
    this.received = received;
    this.answers = answers;
    this.refusals = refusals;
    this.calls = calls;
  }

  /** Remembers an INVITE until it has its answer; the call is told when it has one already. */
  void await(CallId call, RequestKey key) {
    ReceivedRequest invite = received.find(key);
    if (invite != null) {
      received.keep(key, invite);
    }
    if (invite == null || invite.answer() != null) {
      received.release(key);
      calls.tell(call, new Input.Withdrawn());
    }
  }

  /** Gives an INVITE a provisional answer, unless it has its final one. */
  void respond(Effect.Provisional effect) {
    ReceivedRequest invite = received.find(effect.key());
    if (invite == null || invite.answer() != null) {
      return;
    }
    try {
      invite.tryWith(answers.write(invite, effect.code(), effect.body(), OurTerms.NONE));
      repeat(effect.key());
    } catch (ParseException e) {
      Failure.note(LOG, "A provisional answer could not be written", e);
    }
  }

  /** Refuses an INVITE that waits. */
  void refuse(Effect.Refuse effect) {
    ReceivedRequest invite = received.find(effect.key());
    if (invite != null) {
      refusals.refuse(invite, effect.code(), effect.text(), List.of());
      received.release(effect.key());
    }
  }

  /**
   * Does nothing for a second answer that is not a repetition, or when the request is forgotten.
   * The call that answers its own INVITE is told when that was withdrawn.
   */
  void respond(CallId call, Effect.Respond effect) {
    ReceivedRequest request = received.find(effect.key());
    if (request == null) {
      LOG.log(Level.DEBUG, () -> "Too late to answer " + effect.code());
      return;
    }
    try {
      SIPResponse response = answers.write(request, effect.code(), effect.body(), effect.terms());
      if (request.answerWith(response)) {
        answers.send(request.request(), response);
        received.release(effect.key());
      } else if (effect.repetition()) {
        repeat(effect.key());
      } else if (request.localTag() != null) {
        calls.tell(call, new Input.Withdrawn());
      }
    } catch (ParseException e) {
      Failure.note(LOG, "An answer could not be written", e);
    }
  }

  /** Accepts a REFER (RFC 3515 2.4.2), once. */
  void accept(Effect.AcceptRefer effect) {
    ReceivedRequest request = received.find(effect.key());
    if (request == null) {
      return;
    }
    try {
      SIPResponse response = answers.accept(request, effect.subscribes());
      if (request.answerWith(response)) {
        answers.send(request.request(), response);
      }
    } catch (ParseException e) {
      Failure.note(LOG, "An answer could not be written", e);
    }
  }

  /**
   * Sends the answer again; as long as there is none, the last provisional one, at first 100, for
   * an INVITE outside a dialog.
   */
  void repeat(RequestKey key) {
    ReceivedRequest request = received.find(key);
    if (request == null) {
      return;
    }
    SIPResponse answer = request.answer();
    if (answer != null) {
      answers.send(request.request(), answer);
    } else if (request.localTag() != null) {
      SIPResponse tried = request.tried();
      answers.send(
          request.request(),
          tried == null ? request.request().createResponse(Response.TRYING) : tried);
    }
  }
}
