package org.switchhook.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.dialling.DialPermit;

/**
 * A call to be made. Its intent is stored before it gets here.
 *
 * @param room the room that watches it and that the phone joins at its answer; null for none
 * @param opening what its INVITE says about media
 * @param ringTimeout from the INVITE to the answer
 * @param maxDuration from the answer to the end
 * @param dialog of its INVITE, as it is stored with the call
 */
public record CallOrder(
    CallId id,
    @Nullable RoomId room,
    Opening opening,
    DialPermit permit,
    Duration ringTimeout,
    Duration maxDuration,
    Dialog dialog) {
  /** Into a room, where the phone waits. */
  public CallOrder(
      CallId id,
      RoomId room,
      DialPermit permit,
      Duration ringTimeout,
      Duration maxDuration,
      Dialog dialog) {
    this(id, room, new Opening.Waiting(), permit, ringTimeout, maxDuration, dialog);
  }
}
