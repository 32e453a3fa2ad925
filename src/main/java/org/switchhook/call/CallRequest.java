package org.switchhook.call;

import org.switchhook.address.RoomId;
import org.switchhook.dialling.DialPermit;
import org.switchhook.security.Caller;

/**
 * A call that somebody wants and may have.
 *
 * @param options JSON text to keep with the call, at most {@link #OPTIONS_MAX} characters
 */
public record CallRequest(RoomId room, Caller caller, DialPermit permit, String options) {
  public static final int OPTIONS_MAX = 4096;

  public CallRequest {
    if (options.length() > OPTIONS_MAX) {
      throw new IllegalArgumentException("options are longer than " + OPTIONS_MAX);
    }
  }
}
