package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;
import org.switchhook.call.CallJournal;
import org.switchhook.call.Callers;
import org.switchhook.call.Calls;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingOrder;
import org.switchhook.call.IncomingRequest;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Problem;
import org.switchhook.room.DialledRoom;
import org.switchhook.room.LiveRooms;

/** Gives a phone its place in a room, and stores its call. Waits for the database. */
@Singleton
class Admitting {
  private final Calls calls;
  private final LiveRooms liveRooms;
  private final Callers callers;
  private final Ids ids;
  private final InboundSettings settings;
  private final CallJournal journal;

  @Inject
  Admitting(
      Calls calls,
      LiveRooms liveRooms,
      Callers callers,
      Ids ids,
      InboundSettings settings,
      CallJournal journal) {
    this.calls = calls;
    this.liveRooms = liveRooms;
    this.callers = callers;
    this.ids = ids;
    this.settings = settings;
    this.journal = journal;
  }

  /**
   * When this returns the call is stored and has its place; when it throws there is neither.
   *
   * @throws org.switchhook.platform.Problem 409 {@code room-full}, 503 {@code journal-full}
   */
  IncomingOrder admit(IncomingCall incoming, DialledRoom room) {
    CallId id = new CallId(ids.next());
    Party party = callers.party(incoming.caller());
    liveRooms.expect(room, id, callers.displayName(incoming.caller()));
    boolean stored = false;
    boolean known = false;
    try {
      calls.accept(
          id,
          new IncomingRequest(
              room.room(), room.domain(), party, incoming.trunk(), incoming.dialog()));
      stored = true;
      known = true;
    } catch (Problem refusal) {
      known = true;
      throw refusal;
    } finally {
      if (!stored) {
        liveRooms.forget(room.room(), id);
      }
      if (!known) { // a database that fails during the commit may have it
        journal.unplaced(id);
      }
    }
    return new IncomingOrder(id, room.room(), party, incoming, settings.maxDuration());
  }

  /** Gives the place back: the call was never answered. */
  void forget(RoomId room, CallId call) {
    liveRooms.forget(room, call);
  }
}
