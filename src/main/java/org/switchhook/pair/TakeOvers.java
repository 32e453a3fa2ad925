package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchhook.address.CallId;
import org.switchhook.address.TrunkId;
import org.switchhook.call.Dialog;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler.Reply;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.ReplacingHandler;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

/** Lets a phone take another one's place in a call between two parties (RFC 3891). */
@Singleton
class TakeOvers implements ReplacingHandler {
  private static final int UNKNOWN = 481;
  private static final int DECLINE = 603;
  private static final int NOT_ACCEPTABLE = 488;

  private static final Pattern HOST = Pattern.compile("@(\\[[^]]+]|[^:;?]+)");

  private final PairNames names;
  private final PairWorld world;
  private final LiveCalls calls;
  private final Trunks trunks;

  @Inject
  TakeOvers(PairNames names, PairWorld world, LiveCalls calls, Trunks trunks) {
    this.names = names;
    this.world = world;
    this.calls = calls;
    this.trunks = trunks;
  }

  @Override
  public boolean offered(IncomingCall call, CallId matched, Reply reply) {
    Pair pair = names.having(matched).orElse(null);
    if (pair == null) {
      return false;
    }
    if (!comesTheSameWay(call.trunk(), matched)) {
      reply.refuse(UNKNOWN, null);
    } else if (call.offered() && call.offer() == null) {
      reply.refuse(NOT_ACCEPTABLE, null);
    } else {
      pair.execute(() -> begin(pair, call, matched, reply));
    }
    return true;
  }

  /** Who is not where the phone is that he names has that name from somewhere else. */
  private boolean comesTheSameWay(TrunkId from, CallId matched) {
    TrunkId way = calls.trunk(matched).orElse(null);
    if (from.equals(way)) {
      return true;
    }
    String host =
        Trunk.DIRECT.equals(way) ? calls.dialog(matched).map(TakeOvers::host).orElse("") : "";
    return trunks.find(from).filter(trunk -> trunks.isAt(trunk, host)).isPresent();
  }

  /** Of the phone that was called. */
  private static String host(Dialog dialog) {
    Matcher host = HOST.matcher(dialog.remoteUri());
    return host.find() ? host.group(1) : "";
  }

  private void begin(Pair pair, IncomingCall call, CallId matched, Reply reply) {
    Line old = pair.line(matched);
    Line other = old == null ? null : pair.other(old);
    if (old == null || other == null) {
      reply.refuse(UNKNOWN, null);
    } else if (old.isOver() || pair.isEnding()) {
      reply.refuse(DECLINE, null);
    } else if (!pair.isAnswered() || pair.isChanging()) {
      reply.refuse(Pair.pending().code(), null);
    } else {
      pair.begin(new TakeOver(pair, world, call, matched, reply));
    }
  }
}
