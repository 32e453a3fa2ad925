package org.switchhook.sandbox;

/** Gives each message that arrives to the call, dialog or request it belongs to. */
final class Exchange implements Wire.Receiver {
  private static final int MAX_LIVE = 5000;

  private final Station station;
  private final Seen seen;
  private final DigestGate gate;

  Exchange(Station station, Seen seen, DigestGate gate) {
    this.station = station;
    this.seen = seen;
    this.gate = gate;
  }

  @Override
  public void received(SipMessage message, Hop from) {
    if (!message.isRequest()) {
      OwnRequest asked = station.requests().get(message.branch());
      if (asked != null) {
        asked.answered(message);
      }
      return;
    }
    seen.note(message);
    SipMessage request = Station.stamped(message, from);
    switch (request.method()) {
      case "ACK" -> ack(request);
      case "CANCEL" -> cancel(request, from);
      case "INVITE" -> invite(request, from);
      default -> other(request, from);
    }
  }

  private void ack(SipMessage ack) {
    PhoneDialog dialog = station.dialogs().get(dialogKey(ack));
    IncomingCall call = station.calls().get(callKey(ack));
    if (dialog != null) {
      dialog.ack(ack);
    } else if (call != null) {
      call.ack();
    }
  }

  private void cancel(SipMessage cancel, Hop from) {
    IncomingCall call = station.calls().get(callKey(cancel));
    if (call != null) {
      call.cancel(cancel);
    } else {
      unknown(cancel, from);
    }
  }

  private void invite(SipMessage invite, Hop from) {
    IncomingCall known = station.calls().get(callKey(invite));
    if (known != null) {
      known.repeat();
    } else if (!invite.toTag().isEmpty()) {
      other(invite, from);
    } else if (station.calls().size() + station.dialogs().size() >= MAX_LIVE) {
      station.respond(invite.reply(503, "Simulator Full"), from, 1);
    } else {
      IncomingCall call = new IncomingCall(station, invite, from);
      station.calls().put(callKey(invite), call);
      call.begin(gate);
    }
  }

  private void other(SipMessage request, Hop from) {
    PhoneDialog dialog = station.dialogs().get(dialogKey(request));
    if (dialog != null) {
      dialog.request(request, from, gate);
    } else if (!request.toTag().isEmpty()) {
      unknown(request, from);
    } else if (request.method().equals("OPTIONS")) {
      station.respond(PhoneDialog.able(request), from, 1);
    } else {
      station.respond(PhoneDialog.unable(request), from, 1);
    }
  }

  private void unknown(SipMessage request, Hop from) {
    station.respond(request.reply(481, "Call/Transaction Does Not Exist"), from, 1);
  }

  static String callKey(SipMessage request) {
    return request.callId() + "|" + request.branch();
  }

  private static String dialogKey(SipMessage request) {
    return request.callId() + "|" + request.toTag();
  }
}
