package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;
import org.switchhook.platform.LogContext;

/**
 * What a call is about, all its life.
 *
 * @param room null for none
 * @param party the phone at its other end
 */
record Subject(CallId id, @Nullable RoomId room, Party party, Direction direction) {
  LogContext logged() {
    LogContext call = LogContext.of("call", id.value());
    return room == null ? call : call.with("room", room.value());
  }

  @Override
  public String toString() {
    return (direction == Direction.OUTGOING ? "call to " : "call from ") + party;
  }
}
