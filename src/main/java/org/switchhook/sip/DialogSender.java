package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.message.Request;
import org.switchhook.address.CallId;
import org.switchhook.call.Dialog;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;

/** Sends the requests inside an answered dialog. */
@Singleton
class DialogSender {
  private static final System.Logger LOG = System.getLogger(DialogSender.class.getName());

  private final DialogRequests requests;
  private final Wire wire;
  private final LiveCalls calls;

  @Inject
  DialogSender(DialogRequests requests, Wire wire, LiveCalls calls) {
    this.requests = requests;
    this.wire = wire;
    this.calls = calls;
  }

  /** A lost ACK is asked for by the peer's next 2xx, so a failure here is only noted. */
  void ack(CallId call, Dialog dialog) {
    try {
      wire.send(requests.ack(dialog));
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + call + ": ACK could not be sent", e);
    }
  }

  void bye(CallId call, Dialog dialog) {
    send(sent(call, Input.Method.BYE, dialog), () -> requests.bye(dialog));
  }

  void info(CallId call, Dialog dialog, char digit) {
    send(sent(call, Input.Method.INFO, dialog), () -> requests.info(dialog, digit));
  }

  private static Sent.InDialog sent(CallId call, Input.Method method, Dialog dialog) {
    String tag = dialog.remoteTag();
    return new Sent.InDialog(call, method, tag == null ? "" : tag, dialog.localCseq());
  }

  private void send(Sent.InDialog sent, Writing request) {
    try {
      wire.transact(request.write(), sent);
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + sent.call() + ": could not send " + sent.method(), e);
      calls.tell(sent.call(), sent.done(ResponseRouter.NO_ANSWER, ""));
    }
  }

  private interface Writing {
    Request write() throws ParseException, InvalidArgumentException;
  }
}
