package org.switchhook.call;

import java.util.List;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;

/**
 * What became of the phones of a room, fired as a CDI event in order per room. An observer must not
 * wait.
 */
public sealed interface BridgeFact {
  RoomId room();

  /** These phones hear each other from now on. */
  record Joined(RoomId room, List<CallId> calls) implements BridgeFact {}

  /**
   * These phones cannot be joined and wait.
   *
   * @param code what the phone answered that refused last, 408 when it took too long
   * @param text its reason phrase
   */
  record Failed(RoomId room, List<CallId> calls, int code, String text) implements BridgeFact {}

  /** One of two phones has left: what was said of the two is over. */
  record Parted(RoomId room) implements BridgeFact {}

  /** A phone is muted so from now on. */
  record Muted(RoomId room, CallId call, Mute mute) implements BridgeFact {}
}
