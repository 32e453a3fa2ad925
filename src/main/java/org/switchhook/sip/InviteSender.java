package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.Opening;
import org.switchhook.platform.Log;

/** Sends INVITE and CANCEL, each in a client transaction of the stack. */
@Singleton
class InviteSender {
  private static final System.Logger LOG = Log.of(InviteSender.class);

  private final InviteRequests requests;
  private final Credentials credentials;
  private final Wire wire;
  private final LiveCalls calls;

  @Inject
  InviteSender(InviteRequests requests, Credentials credentials, Wire wire, LiveCalls calls) {
    this.requests = requests;
    this.credentials = credentials;
    this.wire = wire;
    this.calls = calls;
  }

  void invite(CallId call, TrunkId trunk, Effect.Invite effect) {
    Dialog dialog = effect.dialog();
    try {
      Opening opening = effect.opening();
      Request invite =
          requests.invite(dialog, opening.offers() ? dialog.local() : null, effect.terms());
      invite.setHeader(Parts.HEADERS.createMaxForwardsHeader(opening.hops()));
      SipURI uri = Parts.uri(dialog.remoteTarget());
      credentials.add(invite, effect.challenge(), trunk, Request.INVITE, uri);
      wire.transact(invite, new Sent.Invite(call, trunk, dialog));
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + call + ": INVITE could not be sent by " + trunk, e);
      calls.tell(call, new Input.Unanswered());
    }
  }

  void reinvite(CallId call, TrunkId trunk, Effect.Reinvite effect) {
    Dialog dialog = effect.dialog();
    boolean repeated = effect.challenge() != null;
    Sent.InDialog sent = new Sent.InDialog(call, trunk, Input.Method.INVITE, dialog, repeated);
    try {
      Request invite = requests.invite(dialog, effect.offer(), effect.terms());
      SipURI uri = Parts.uri(dialog.remoteTarget());
      credentials.add(invite, effect.challenge(), trunk, Request.INVITE, uri);
      wire.transact(invite, sent);
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + call + ": re-INVITE could not be sent by " + trunk, e);
      calls.tell(call, sent.done(ResponseRouter.NO_ANSWER, ""));
    }
  }

  /** What becomes of the CANCEL shows in the final response to its INVITE. */
  void cancel(CallId call, Dialog dialog) {
    try {
      wire.transact(requests.cancel(dialog), new Sent.Unwatched());
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + call + ": CANCEL could not be sent", e);
    }
  }
}
