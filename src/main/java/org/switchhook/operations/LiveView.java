package org.switchhook.operations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.switchhook.call.CallPicture;
import org.switchhook.sip.SipLine;

/**
 * What of a call lives in this process; {@code LiveCall} in {@code openapi.yaml}.
 *
 * @param legs one for each phone
 */
record LiveView(String state, List<String> timers, List<LegView> legs) {

  /**
   * One phone's side of a call.
   *
   * @param messages the last ones, oldest first
   */
  record LegView(String trunk, DialogView dialog, List<MessageView> messages) {}

  /** A SIP message that has passed. */
  record MessageView(
      Instant at, String direction, String peer, String message, String cseq, boolean again) {
    static MessageView of(SipLine line) {
      String direction = line.way().name().toLowerCase(Locale.ROOT);
      return new MessageView(
          line.at(), direction, line.peer(), line.message(), line.cseq(), line.again());
    }
  }

  static LiveView of(CallPicture call, List<SipLine> messages) {
    List<MessageView> shown = messages.stream().map(MessageView::of).toList();
    LegView leg = new LegView(call.trunk().value(), DialogView.of(call), shown);
    return new LiveView(call.state(), call.timers(), List.of(leg));
  }
}
