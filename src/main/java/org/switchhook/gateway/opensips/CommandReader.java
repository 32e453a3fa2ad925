package org.switchhook.gateway.opensips;

import java.util.Map;
import java.util.function.Function;
import org.switchhook.pair.PartyOfCall;

/** The methods by name, and how the parameters of each are read. */
final class CommandReader {
  static final String AUTHENTICATE = "Authenticate";

  /**
   * Each throws {@link BadParameter} when a parameter is missing, in the order of the contract, or
   * when one is not right.
   */
  static final Map<String, Function<Params, Command>> METHODS =
      Map.of(
          "CallStart",
          CommandReader::start,
          "CallBlindTransfer",
          CommandReader::blindTransfer,
          "CallAttendedTransfer",
          CommandReader::attendedTransfer,
          "CallHold",
          params -> new Command.Hold(params.text("callid"), params.oneOrBoth()),
          "CallUnhold",
          CommandReader::unhold,
          "CallUnHold",
          CommandReader::unhold,
          "CallEnd",
          params -> new Command.End(params.text("callid")),
          "Echo",
          params -> new Command.Echo(params.all()),
          AUTHENTICATE,
          params -> new Command.Authenticate());

  private CommandReader() {}

  private static Command start(Params params) {
    return new Command.Start(params.text("caller"), params.text("callee"));
  }

  private static Command unhold(Params params) {
    return new Command.Unhold(params.text("callid"), params.oneOrBoth());
  }

  private static Command blindTransfer(Params params) {
    String callid = params.text("callid");
    String leg = params.text("leg");
    String destination = params.text("destination");
    return new Command.BlindTransfer(callid, Params.side(leg), destination, params.mode());
  }

  private static Command attendedTransfer(Params params) {
    String callidA = params.text("callidA", "callid_a");
    String legA = params.text("legA", "leg_a");
    String callidB = params.text("callidB", "callid_b");
    String legB = params.text("legB", "leg_b");
    String target = params.target();
    return new Command.AttendedTransfer(
        new PartyOfCall(callidA, Params.side(legA)),
        new PartyOfCall(callidB, Params.side(legB)),
        target,
        params.mode());
  }
}
