package org.switchhook.gateway.opensips;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.pair.CommandEvent;

/** What happens to calls, in the words of the current dialect. */
final class Happenings {
  private Happenings() {}

  /** Empty for the end of a command. */
  static Optional<Happening> of(Command command, CommandEvent event) {
    Happening found = ofCall(event);
    return Optional.ofNullable(found == null ? ofHold(command, event) : found);
  }

  private static @Nullable Happening ofCall(CommandEvent event) {
    if (event instanceof CommandEvent.CallerAnswered it) {
      return Happening.of("CallerAnswered", null, "caller", it.caller(), "callee", it.callee());
    }
    if (event instanceof CommandEvent.Transferring it) {
      return Happening.of(
          "Transferring", null, "caller", it.caller(), "destination", it.destination());
    }
    if (event instanceof CommandEvent.TransferStart it) {
      return towards("TransferStart", it.callid(), it.caller(), it.destination(), null);
    }
    if (event instanceof CommandEvent.TransferPending it) {
      String status = it.code() + " " + it.reason();
      return towards("TransferPending", it.callid(), it.caller(), it.destination(), status);
    }
    if (event instanceof CommandEvent.CalleeAnswered it) {
      return towards("CalleeAnswered", it.callid(), it.caller(), it.callee(), null);
    }
    if (event instanceof CommandEvent.TransferSuccessful it) {
      return towards("TransferSuccessful", it.callid(), null, it.destination(), null);
    }
    return null;
  }

  /** The destination of a start, which alone has a caller, is its callee. */
  private static Happening towards(
      String event,
      String callid,
      @Nullable String caller,
      String destination,
      @Nullable String status) {
    String name = caller == null ? "destination" : "callee";
    return Happening.of(event, callid, "caller", caller, name, destination, "extra", status);
  }

  private static @Nullable Happening ofHold(Command command, CommandEvent event) {
    String verb = command instanceof Command.Unhold ? "CallUnhold" : "CallHold";
    if (event instanceof CommandEvent.HoldBegun) {
      return Happening.of(verb + "ing", null);
    }
    if (event instanceof CommandEvent.HoldStart it) {
      return Happening.of(verb + "Start", null, "leg", it.leg().word());
    }
    if (event instanceof CommandEvent.HoldSuccessful it) {
      return Happening.of(verb + "Successful", null, "leg", it.leg().word());
    }
    return null;
  }
}
