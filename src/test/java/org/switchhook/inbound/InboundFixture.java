package org.switchhook.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.switchhook.address.TrunkId;
import org.switchhook.call.CallerLine;
import org.switchhook.call.Description;
import org.switchhook.call.Dialog;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.RequestKey;

/** INVITEs and what becomes of them. */
final class InboundFixture {
  static final TrunkId TRUNK = new TrunkId("main");
  static final CallerLine BOB = new CallerLine("+493023125042", "pbx.example", "Bob");

  private InboundFixture() {}

  static InboundSettings settings() {
    return new InboundSettings(Duration.ofHours(4), 2, 3, 5, Duration.ofMinutes(10));
  }

  static IncomingCall call(String target, String pin, CallerLine caller) {
    Dialog dialog =
        Dialog.accepted(
            "sip-call",
            "our-tag",
            "tag-a",
            "sip:room@here",
            "sip:+49@there",
            "sip:phone@127.0.0.1:5070",
            List.of(),
            1,
            Description.waiting(7));
    return new IncomingCall(TRUNK, target, pin, caller, dialog, new RequestKey("invite"), true);
  }

  /** Notes how an INVITE was refused. */
  static final class Told implements IncomingCallHandler.Reply {
    final List<String> refusals = new ArrayList<>();
    boolean withdrawn;

    @Override
    public boolean isWithdrawn() {
      return withdrawn;
    }

    @Override
    public void refuse(int code, String phrase, Duration retryAfter) {
      refusals.add((code + " " + phrase + (retryAfter == null ? "" : retryAfter)).strip());
    }
  }
}
