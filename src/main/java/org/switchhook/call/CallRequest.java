package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.dialling.DialPermit;
import org.switchhook.security.Caller;

/**
 * A call that somebody wants and may have.
 *
 * @param room null for none
 * @param part null when it is no leg of a call between two parties
 * @param opening what its INVITE says about media
 * @param options JSON text to keep with the call, at most {@link #OPTIONS_MAX} characters
 */
public record CallRequest(
    @Nullable RoomId room,
    @Nullable LegOf part,
    Opening opening,
    Caller caller,
    DialPermit permit,
    String options) {
  public static final int OPTIONS_MAX = 4096;

  /** Into a room. */
  public CallRequest(RoomId room, Caller caller, DialPermit permit, String options) {
    this(room, null, new Opening.Waiting(), caller, permit, options);
  }

  public CallRequest {
    if (options.length() > OPTIONS_MAX) {
      throw new IllegalArgumentException("options are longer than " + OPTIONS_MAX);
    }
  }
}
