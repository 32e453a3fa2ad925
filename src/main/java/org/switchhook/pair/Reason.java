package org.switchhook.pair;

import java.util.Map;
import org.switchhook.call.CallEnd;

/** Reason phrases of responses that came without one, or that never came (RFC 3261 21). */
final class Reason {
  static final int TERMINATED = 487;
  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(180, "Ringing"),
          Map.entry(181, "Call Is Being Forwarded"),
          Map.entry(182, "Queued"),
          Map.entry(183, "Session Progress"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(408, "Request Timeout"),
          Map.entry(480, "Temporarily Unavailable"),
          Map.entry(481, "Call/Transaction Does Not Exist"),
          Map.entry(486, "Busy Here"),
          Map.entry(TERMINATED, "Request Terminated"),
          Map.entry(488, "Not Acceptable Here"),
          Map.entry(491, "Request Pending"),
          Map.entry(500, "Server Internal Error"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Server Time-out"),
          Map.entry(600, "Busy Everywhere"),
          Map.entry(603, "Decline"));

  private Reason() {}

  static String of(int code, String text) {
    return text.isBlank() ? PHRASES.getOrDefault(code, "Failed") : text;
  }

  static Said.No no(int code, String text) {
    return new Said.No(code, of(code, text));
  }

  /** Of a leg that has ended: its refusal, or 487 when somebody hung up. */
  static Said.No no(CallEnd end) {
    return end.code() == 0 ? no(TERMINATED, "") : no(end.code(), end.text());
  }
}
