package org.switchhook.gateway.opensips;

import java.util.ArrayList;
import java.util.List;
import org.switchhook.pair.CommandEvent;
import org.switchhook.pair.CommandListener;
import org.switchhook.pair.Failure;
import org.switchhook.pair.PairCommands;
import org.switchhook.pair.PartyOfCall;
import org.switchhook.pair.Side;
import org.switchhook.pair.StartOrder;
import org.switchhook.pair.TransferMode;
import org.switchhook.platform.Problem;
import org.switchhook.security.Caller;

/** Calls that do what the test says. Notes each command as a line. */
final class FakePairs implements PairCommands {
  final List<String> asked = new ArrayList<>();
  final List<CommandListener> listeners = new ArrayList<>();
  final List<Caller> callers = new ArrayList<>();
  boolean broken;

  private void note(Caller who, CommandListener listener, Object... words) {
    if (broken) {
      throw new IllegalStateException("broken");
    }
    asked.add(String.join(" ", List.of(words).stream().map(String::valueOf).toList()).strip());
    listeners.add(listener);
    callers.add(who);
  }

  @Override
  public void start(Caller who, StartOrder order, CommandListener listener) {
    note(who, listener, "start", order.caller(), order.callee(), order.alias());
  }

  @Override
  public void hold(Caller who, String callid, Side leg, CommandListener listener) {
    note(who, listener, "hold", callid, String.valueOf(leg));
  }

  @Override
  public void resume(Caller who, String callid, Side leg, CommandListener listener) {
    note(who, listener, "resume", callid, String.valueOf(leg));
  }

  @Override
  public void transfer(
      Caller who,
      String callid,
      Side moved,
      String destination,
      TransferMode mode,
      CommandListener listener) {
    note(who, listener, "transfer", callid, moved, destination, word(mode));
  }

  @Override
  public void join(
      Caller who,
      PartyOfCall first,
      PartyOfCall second,
      String target,
      TransferMode mode,
      CommandListener listener) {
    note(
        who,
        listener,
        "join",
        first.callid(),
        first.side(),
        second.callid(),
        second.side(),
        String.valueOf(target),
        word(mode));
  }

  private static String word(TransferMode mode) {
    return mode == null ? "" : mode.word();
  }

  @Override
  public void end(Caller who, String callid, CommandListener listener) {
    note(who, listener, "end", callid);
  }

  /** The latest command goes on. */
  void happens(CommandEvent... events) {
    for (CommandEvent event : events) {
      listeners.get(listeners.size() - 1).on(event);
    }
  }

  void done() {
    happens(new CommandEvent.Done());
  }

  void fails(Failure.Kind kind, int code, String reason) {
    happens(new CommandEvent.Failed(new Failure(kind, code, reason, null, null)));
  }

  void refuses(Side leg, int code, String reason) {
    happens(
        new CommandEvent.Failed(new Failure(Failure.Kind.HOLD_FAILED, code, reason, leg, null)));
  }

  void forbids(String rule) {
    Problem problem = new Problem(403, "destination-forbidden", null, rule);
    happens(
        new CommandEvent.Failed(
            new Failure(Failure.Kind.REFUSED, problem.status(), rule, null, problem)));
  }
}
