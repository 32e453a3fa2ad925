package org.switchhook.dialout;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;
import org.switchhook.call.Accepted;
import org.switchhook.call.Call;
import org.switchhook.call.CallOrder;
import org.switchhook.call.CallRequest;
import org.switchhook.call.Calls;
import org.switchhook.call.LiveCalls;
import org.switchhook.dialling.DialPermit;
import org.switchhook.dialling.DiallingGate;
import org.switchhook.dialling.Numbers;
import org.switchhook.platform.Text;
import org.switchhook.room.Admission;
import org.switchhook.room.LiveRooms;
import org.switchhook.room.RoomKeeping;
import org.switchhook.security.Caller;

/** Checks a wish for a call and stores it, inside the transaction of the request. */
@Singleton
class Accepting {
  private static final int NAME_MAX = 200;

  private final RoomKeeping rooms;
  private final LiveRooms liveRooms;
  private final Numbers numbers;
  private final DiallingGate gate;
  private final Calls calls;
  private final LiveCalls liveCalls;
  private final DialOutSettings settings;

  @Inject
  Accepting(
      RoomKeeping rooms,
      LiveRooms liveRooms,
      Numbers numbers,
      DiallingGate gate,
      Calls calls,
      LiveCalls liveCalls,
      DialOutSettings settings) {
    this.rooms = rooms;
    this.liveRooms = liveRooms;
    this.numbers = numbers;
    this.gate = gate;
    this.calls = calls;
    this.liveCalls = liveCalls;
    this.settings = settings;
  }

  /** Every refusal is a problem; the room has kept a place for the phone when this returns. */
  Placement accept(Caller caller, RoomId id, DialOutRequest wish) {
    Admission room = rooms.admit(caller, id);
    liveCalls.requireRoom();
    String options = Options.text(wish.options());
    String name = wish.displayName() == null ? "" : line(wish.displayName());
    DialPermit permit = permit(wish);
    Duration ring = settings.ringTimeout(wish.ringTimeout());
    Duration length = settings.maxDuration(wish.maxDuration());
    Accepted accepted = calls.accept(new CallRequest(id, caller, permit, options));
    Call call = accepted.call();
    liveRooms.expect(room, caller, call.id(), name);
    CallOrder order = new CallOrder(call.id(), id, permit, ring, length, accepted.dialog());
    return new Placement(order, CallView.whole(call));
  }

  private DialPermit permit(DialOutRequest wish) {
    String number = wish.number() == null ? "" : wish.number();
    Party party = numbers.parse(number, wish.region());
    return gate.permit(party);
  }

  private static String line(String displayName) {
    return Text.line("displayName", displayName, NAME_MAX);
  }
}
