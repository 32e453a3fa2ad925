package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.message.Response;
import org.switchhook.address.CallId;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.RequestKey;

/**
 * Tells the call of a request inside its dialog, once. Tags and sequence numbers are the call's to
 * judge.
 */
@Singleton
class InDialog {
  private final LiveCalls calls;
  private final ReceivedRequests received;
  private final Responder responder;
  private final Answers answers;

  @Inject
  InDialog(LiveCalls calls, ReceivedRequests received, Responder responder, Answers answers) {
    this.calls = calls;
    this.received = received;
    this.responder = responder;
    this.answers = answers;
  }

  /** The call of the request; a request of an unknown dialog is answered 481. */
  Optional<CallId> call(Incoming in) {
    Optional<CallId> call = calls.byDialog(in.callId(), in.toTag());
    if (call.isEmpty()) {
      answers.send(in, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
    }
    return call;
  }

  /** Hands the request over; a repetition gets the answer that the first copy got, if any yet. */
  void tell(Incoming in, Function<RequestKey, Input> input) {
    call(in).ifPresent(call -> tell(call, in, input));
  }

  private void tell(CallId call, Incoming in, Function<RequestKey, Input> input) {
    switch (received.arrive(call, in)) {
      case REPEATED, MERGED -> responder.repeat(in.key());
      case TOO_MANY -> answers.send(in, Response.SERVICE_UNAVAILABLE);
      case FIRST -> {
        if (!calls.tell(call, input.apply(in.key()))) {
          answers.send(in, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
        }
      }
    }
  }
}
