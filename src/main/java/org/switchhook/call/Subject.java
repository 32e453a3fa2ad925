package org.switchhook.call;

import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;
import org.switchhook.platform.LogContext;

/**
 * What a call is about, all its life.
 *
 * @param party the phone at its other end
 */
record Subject(CallId id, RoomId room, Party party, Direction direction) {
  LogContext logged() {
    return LogContext.of("call", id.value()).with("room", room.value());
  }

  @Override
  public String toString() {
    return (direction == Direction.OUTGOING ? "call to " : "call from ") + party;
  }
}
