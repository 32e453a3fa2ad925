package org.switchhook.gateway.opensips;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.pair.CommandEvent;
import org.switchhook.pair.PairCommands;
import org.switchhook.pair.PartyOfCall;
import org.switchhook.pair.Side;
import org.switchhook.pair.StartOrder;
import org.switchhook.pair.TransferMode;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Open;
import org.switchhook.rest.Right;
import org.switchhook.security.Caller;

/** What a client may ask for, and the right that he needs for it. */
sealed interface Command {
  /** Sets it going; what becomes of it is told to {@code run}. */
  void begin(PairCommands pairs, Caller who, RunningCommand run);

  /** The call that it is about, as the client named it; null when it is about none that lives. */
  default @Nullable String callid() {
    return null;
  }

  @Needs(Right.USE)
  record Start(String caller, String callee) implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      pairs.start(who, new StartOrder(caller, callee, run.cmdId()), run);
    }
  }

  /**
   * Blind transfer.
   *
   * @param mode null for that of the settings
   */
  @Needs(Right.USE)
  record BlindTransfer(String callid, Side leg, String destination, @Nullable TransferMode mode)
      implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      pairs.transfer(who, callid, leg, destination, mode, run);
    }
  }

  /**
   * Attended transfer.
   *
   * @param target null for the address of the party of the second call
   * @param mode null for that of the settings
   */
  @Needs(Right.USE)
  record AttendedTransfer(
      PartyOfCall first, PartyOfCall second, @Nullable String target, @Nullable TransferMode mode)
      implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      pairs.join(who, first, second, target, mode, run);
    }

    @Override
    public String callid() {
      return first.callid();
    }
  }

  /**
   * Hold.
   *
   * @param leg null for both
   */
  @Needs(Right.USE)
  record Hold(String callid, @Nullable Side leg) implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      pairs.hold(who, callid, leg, run);
    }
  }

  /**
   * Resume.
   *
   * @param leg null for both
   */
  @Needs(Right.USE)
  record Unhold(String callid, @Nullable Side leg) implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      pairs.resume(who, callid, leg, run);
    }
  }

  @Needs(Right.USE)
  record End(String callid) implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      pairs.end(who, callid, run);
    }
  }

  /** Sends the parameters back. */
  @Needs(Right.USE)
  record Echo(Map<String, String> params) implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      run.happened(new Happening("Reply", params, null));
      run.on(new CommandEvent.Done());
    }
  }

  /** Does nothing: the token that came with it has been looked at. */
  @Open("It brings the token that says who speaks.")
  record Authenticate() implements Command {
    @Override
    public void begin(PairCommands pairs, Caller who, RunningCommand run) {
      run.on(new CommandEvent.Done());
    }
  }
}
