package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.header.Header;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.call.Effect;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/** Sends INVITE and CANCEL, each in a client transaction of the stack. */
@Singleton
class InviteSender {
  private static final System.Logger LOG = System.getLogger(InviteSender.class.getName());

  private final InviteRequests requests;
  private final Credentials credentials;
  private final Trunks trunks;
  private final Wire wire;
  private final LiveCalls calls;

  @Inject
  InviteSender(
      InviteRequests requests, Credentials credentials, Trunks trunks, Wire wire, LiveCalls calls) {
    this.requests = requests;
    this.credentials = credentials;
    this.trunks = trunks;
    this.wire = wire;
    this.calls = calls;
  }

  void invite(CallId call, TrunkId trunk, Effect.Invite effect) {
    Dialog dialog = effect.dialog();
    try {
      Header answer =
          effect.challenge() instanceof DigestChallenge challenge
              ? answer(challenge, trunk, dialog)
              : null;
      Request invite = requests.invite(dialog, answer);
      wire.transact(invite, new Sent.Invite(call, trunk, dialog));
    } catch (ParseException | InvalidArgumentException | SipException | RuntimeException e) {
      Failure.note(LOG, "call " + call + ": INVITE could not be sent by " + trunk, e);
      calls.tell(call, new Input.Unanswered());
    }
  }

  private @Nullable Header answer(DigestChallenge challenge, TrunkId id, Dialog dialog)
      throws ParseException {
    Trunk trunk = trunks.find(id).orElse(null);
    String uri = Parts.uri(dialog.remoteTarget()).toString();
    return trunk == null ? null : credentials.answer(challenge, trunk, Request.INVITE, uri);
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
