package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.call.Accepted;
import org.switchhook.call.CallOrder;
import org.switchhook.call.CallRequest;
import org.switchhook.call.Callers;
import org.switchhook.call.Calls;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingOrder;
import org.switchhook.call.IncomingRequest;
import org.switchhook.call.LegOf;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.Opening;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.DiallingGate;
import org.switchhook.dialling.Numbers;
import org.switchhook.permission.Permission;
import org.switchhook.permission.Permissions;
import org.switchhook.security.Caller;

/**
 * Makes the legs of calls between two parties: asks the gate, stores, places. Waits for the
 * database.
 */
@Singleton
public class PairLegs {
  private final Permissions permissions;
  private final Numbers numbers;
  private final DiallingGate gate;
  private final Calls calls;
  private final LiveCalls live;
  private final Callers callers;
  private final PairSettings settings;

  @Inject
  public PairLegs(
      Permissions permissions,
      Numbers numbers,
      DiallingGate gate,
      Calls calls,
      LiveCalls live,
      Callers callers,
      PairSettings settings) {
    this.callers = callers;
    this.permissions = permissions;
    this.numbers = numbers;
    this.gate = gate;
    this.calls = calls;
    this.live = live;
    this.settings = settings;
  }

  /** A leg that is stored and not placed yet. */
  record Stored(CallOrder order) {}

  /**
   * @throws org.switchhook.platform.Problem whatever refuses one of them; each names the rule
   */
  List<DialPermit> permits(Caller who, List<String> addresses) {
    permissions.of(who, Permission.DIAL_OUT).require();
    live.requireRoom();
    List<DialPermit> permits = new ArrayList<>();
    for (String address : addresses) {
      Party party = numbers.parse(address, null);
      permits.add(gate.permit(party));
    }
    return permits;
  }

  /**
   * @throws org.switchhook.platform.Problem 503
   */
  Stored store(Pair pair, Side side, DialPermit permit, Opening opening) {
    live.requireRoom();
    LegOf part = new LegOf(pair.id(), side.word());
    CallRequest request = new CallRequest(null, part, opening, pair.maker(), permit, "{}");
    Accepted accepted = calls.accept(request);
    CallOrder order =
        new CallOrder(
            accepted.call().id(),
            null,
            opening,
            permit,
            settings.ring(),
            settings.longest(),
            accepted.dialog());
    return new Stored(order);
  }

  /**
   * Stores the leg of a phone that calls.
   *
   * @throws org.switchhook.platform.Problem 503
   */
  IncomingOrder receive(Pair pair, Side side, CallId id, IncomingCall call) {
    live.requireRoom();
    Party party = callers.party(call.caller());
    calls.accept(
        id,
        new IncomingRequest(
            null,
            new LegOf(pair.id(), side.word()),
            pair.maker().domain(),
            party,
            call.trunk(),
            call.dialog()));
    Duration patience = settings.ring().plus(settings.exchange());
    return new IncomingOrder(id, null, party, call, patience, settings.longest());
  }

  /** Its INVITE waits for {@link org.switchhook.call.AnswerOrder}s from now on. */
  void take(IncomingOrder order) {
    live.take(order);
  }

  void place(Stored stored) {
    live.place(stored.order());
  }
}
