package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Effect;
import org.switchhook.call.Signalling;

/** Carries out what calls want from the network, in order for each dialog. */
@Singleton
class SipSignalling implements Signalling {
  private final SendLanes lanes;
  private final InviteSender invites;
  private final DialogSender dialogs;
  private final Responder responder;

  @Inject
  SipSignalling(SendLanes lanes, InviteSender invites, DialogSender dialogs, Responder responder) {
    this.lanes = lanes;
    this.invites = invites;
    this.dialogs = dialogs;
    this.responder = responder;
  }

  @Override
  public void send(CallId call, TrunkId trunk, Effect.Sip effect) {
    if (effect instanceof Effect.Invite invite) {
      lanes.request(invite.dialog(), () -> invites.invite(call, trunk, invite));
    } else if (effect instanceof Effect.Cancel cancel) {
      lanes.request(cancel.dialog(), () -> invites.cancel(call, cancel.dialog()));
    } else if (effect instanceof Effect.Ack ack) {
      lanes.request(ack.dialog(), () -> dialogs.ack(call, trunk, ack));
    } else if (effect instanceof Effect.Bye bye) {
      lanes.request(bye.dialog(), () -> dialogs.bye(call, trunk, bye));
    } else if (effect instanceof Effect.Reinvite again) {
      lanes.request(again.dialog(), () -> invites.reinvite(call, trunk, again));
    } else if (effect instanceof Effect.ReinviteAck ack) {
      lanes.request(ack.dialog(), () -> dialogs.reinviteAck(call, trunk, ack));
    } else if (effect instanceof Effect.Info info) {
      lanes.request(info.dialog(), () -> dialogs.info(call, trunk, info));
    } else if (effect instanceof Effect.Update update) {
      lanes.request(update.dialog(), () -> dialogs.update(call, trunk, update));
    } else if (effect instanceof Effect.Prack prack) {
      lanes.request(prack.dialog(), () -> dialogs.prack(call, trunk, prack));
    } else if (effect instanceof Effect.Refer refer) {
      lanes.request(refer.dialog(), () -> dialogs.refer(call, trunk, refer));
    } else if (effect instanceof Effect.Notify told) {
      lanes.request(told.dialog(), () -> dialogs.tell(call, trunk, told));
    } else if (effect instanceof Effect.AcceptRefer accept) {
      lanes.answer(call.value(), () -> responder.accept(accept));
    } else if (effect instanceof Effect.Await wait) {
      lanes.answer(call.value(), () -> responder.await(call, wait.key()));
    } else if (effect instanceof Effect.Provisional tried) {
      lanes.answer(call.value(), () -> responder.respond(tried));
    } else if (effect instanceof Effect.Refuse refusal) {
      lanes.answer(call.value(), () -> responder.refuse(refusal));
    } else if (effect instanceof Effect.Respond respond) {
      lanes.answer(call.value(), () -> responder.respond(call, respond));
    }
  }
}
