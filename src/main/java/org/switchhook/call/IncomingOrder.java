package org.switchhook.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;

/**
 * An INVITE that is to be answered. Its call is stored before it gets here.
 *
 * @param room the room that the phone joins when it has acknowledged our answer; null for none
 * @param party who calls, as far as he says so
 * @param ring how long its owner may take to answer it; nothing when it is answered at once
 * @param maxDuration from the ACK to the end
 */
public record IncomingOrder(
    CallId id,
    @Nullable RoomId room,
    Party party,
    IncomingCall call,
    Duration ring,
    Duration maxDuration) {
  /** For a room, to be answered at once. */
  public IncomingOrder(
      CallId id, RoomId room, Party party, IncomingCall call, Duration maxDuration) {
    this(id, room, party, call, Duration.ZERO, maxDuration);
  }
}
