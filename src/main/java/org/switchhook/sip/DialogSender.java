package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Challenge;
import org.switchhook.call.Dialog;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.platform.Log;

/** Sends the requests inside an answered dialog. */
@Singleton
class DialogSender {
  private static final System.Logger LOG = Log.of(DialogSender.class);

  private final DialogRequests requests;
  private final ReferRequests refers;
  private final Credentials credentials;
  private final Wire wire;
  private final LiveCalls calls;

  @Inject
  DialogSender(
      DialogRequests requests,
      ReferRequests refers,
      Credentials credentials,
      Wire wire,
      LiveCalls calls) {
    this.requests = requests;
    this.refers = refers;
    this.credentials = credentials;
    this.wire = wire;
    this.calls = calls;
  }

  /** A lost ACK is asked for by the peer's next 2xx, so a failure here is only noted. */
  void ack(CallId call, TrunkId trunk, Effect.Ack effect) {
    Dialog dialog = effect.dialog();
    try {
      Request ack = requests.ack(dialog);
      SipURI invited = Parts.uri(dialog.remoteUri());
      credentials.add(ack, effect.challenge(), trunk, Request.INVITE, invited);
      wire.send(ack);
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + call + ": ACK could not be sent", e);
    }
  }

  /** As {@link #ack}, for a re-INVITE: it may carry our answer. */
  void reinviteAck(CallId call, TrunkId trunk, Effect.ReinviteAck effect) {
    try {
      Request ack = requests.ack(effect.dialog(), effect.answer());
      SipURI invited = Parts.uri(effect.dialog().remoteTarget());
      credentials.add(ack, effect.challenge(), trunk, Request.INVITE, invited);
      wire.send(ack);
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + call + ": ACK could not be sent", e);
    }
  }

  void bye(CallId call, TrunkId trunk, Effect.Bye effect) {
    Dialog dialog = effect.dialog();
    send(
        new Sent.InDialog(call, trunk, Input.Method.BYE, dialog, effect.challenge() != null),
        effect.challenge(),
        () -> requests.bye(dialog));
  }

  void info(CallId call, TrunkId trunk, Effect.Info effect) {
    Dialog dialog = effect.dialog();
    send(
        new Sent.InDialog(call, trunk, Input.Method.INFO, dialog, effect.challenge() != null),
        effect.challenge(),
        () -> requests.info(dialog, effect.digit()));
  }

  void refer(CallId call, TrunkId trunk, Effect.Refer effect) {
    send(
        new Sent.InDialog(
            call, trunk, Input.Method.REFER, effect.dialog(), effect.challenge() != null),
        effect.challenge(),
        () -> refers.refer(effect));
  }

  void tell(CallId call, TrunkId trunk, Effect.Notify effect) {
    send(
        new Sent.InDialog(
            call, trunk, Input.Method.NOTIFY, effect.dialog(), effect.challenge() != null),
        effect.challenge(),
        () -> refers.notify(effect));
  }

  private void send(Sent.InDialog sent, @Nullable Challenge challenge, Writing writing) {
    try {
      Request request = writing.write();
      SipURI uri = Parts.uri(sent.dialog().remoteTarget());
      credentials.add(request, challenge, sent.trunk(), request.getMethod(), uri);
      wire.transact(request, sent);
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + sent.call() + ": could not send " + sent.method(), e);
      calls.tell(sent.call(), sent.done(ResponseRouter.NO_ANSWER, ""));
    }
  }

  private interface Writing {
    Request write() throws ParseException, InvalidArgumentException;
  }
}
