package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.address.CallId;
import org.switchhook.call.LiveCalls;
import org.switchhook.platform.Text;

/**
 * The last messages of the calls that began last. Strangers get no place in it: only messages of
 * live calls are kept, so that of a call that comes in they begin with our answer. Safe for use by
 * many threads; no method waits for long.
 */
@Singleton
public class Ladders {
  private static final int TEXT_MAX = 64;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{5,}");

  private final Map<CallId, Deque<SipLine>> byCall = new LinkedHashMap<>();
  private final LiveCalls live;
  private final Clock clock;
  private final int mostCalls;
  private final int mostLines;

  /**
   * @param mostCalls of how many calls, 0 for none
   * @param mostLines how many messages of each
   */
  @Inject
  Ladders(
      LiveCalls live,
      Clock clock,
      @ConfigProperty(name = "switchhook.debug.calls") int mostCalls,
      @ConfigProperty(name = "switchhook.debug.messages") int mostLines) {
    this.live = live;
    this.clock = clock;
    this.mostCalls = mostCalls;
    this.mostLines = mostLines;
  }

  void add(Traffic.Way way, SIPMessage message, String peer, boolean again) {
    if (mostCalls > 0) {
      callOf(message)
          .ifPresent(
              call ->
                  add(
                      call,
                      new SipLine(
                          clock.instant(), way, peer, text(message), cseq(message), again)));
    }
  }

  /** One of the two tags is ours. */
  private Optional<CallId> callOf(SIPMessage message) {
    if (message.getCallId() == null) {
      return Optional.empty();
    }
    String callId = message.getCallId().getCallId();
    String from = message.getFromTag();
    String to = message.getToTag();
    return live.byDialog(callId, from == null ? "" : from)
        .or(() -> live.byDialog(callId, to == null ? "" : to));
  }

  private synchronized void add(CallId call, SipLine line) {
    Deque<SipLine> lines = byCall.computeIfAbsent(call, key -> new ArrayDeque<>());
    add(lines, line);
    if (lines.size() > mostLines) {
      lines.removeFirst();
    }
    if (byCall.size() > mostCalls) {
      byCall.remove(byCall.keySet().iterator().next()); // the one that began first
    }
  }

  /**
   * The stack tells of a request when it has left, on a near network sometimes after its answer has
   * come: it takes its place before that, and its time.
   */
  private static void add(Deque<SipLine> lines, SipLine line) {
    SipLine last = lines.peekLast();
    boolean overtaken =
        last != null
            && line.way() == Traffic.Way.SENT
            && !line.again()
            && last.way() == Traffic.Way.RECEIVED
            && last.cseq().equals(line.cseq());
    if (!overtaken) {
      lines.add(line);
      return;
    }
    lines.removeLast();
    add(lines, line.at(last.at()));
    lines.add(last);
  }

  /** Oldest first; empty when nothing is kept of this call. */
  public synchronized List<SipLine> of(CallId call) {
    return List.copyOf(byCall.getOrDefault(call, new ArrayDeque<>()));
  }

  private static String text(SIPMessage message) {
    if (message instanceof SIPResponse response) {
      String reason = NUMBER.matcher(Responses.reason(response)).replaceAll("…");
      return Text.clean(response.getStatusCode() + " " + reason, TEXT_MAX);
    }
    return message instanceof SIPRequest request ? Text.clean(request.getMethod(), TEXT_MAX) : "";
  }

  private static String cseq(SIPMessage message) {
    return message.getCSeq() == null
        ? ""
        : message.getCSeq().getSeqNumber()
            + " "
            + Text.clean(message.getCSeq().getMethod(), TEXT_MAX);
  }
}
