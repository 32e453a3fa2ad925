package org.switchhook.room;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;

/**
 * What happened in a room, fired as a CDI event in the room's turn, in order per room. An observer
 * must not wait.
 */
public sealed interface RoomFact {
  RoomId room();

  record Joined(RoomId room, Participant who) implements RoomFact {}

  record Left(RoomId room, String sessionId) implements RoomFact {}

  /** A participant has another name; {@code who} is all of him as he is now. */
  record Changed(RoomId room, Participant who) implements RoomFact {}

  /** Something was taken from a phone, or given back: bit 0 its voice, bit 1 its hearing. */
  record Flagged(RoomId room, String sessionId, int flags) implements RoomFact {}

  /** Somebody who only watched was put out; it concerns nobody else. */
  record PutOut(RoomId room, String sessionId) implements RoomFact {}

  /** The room has another name; its dial-in number is the same. */
  record Renamed(RoomId room, String name, String dialIn) implements RoomFact {}

  /** A transient entry was set; {@code old} is what it replaced. */
  record TransientSet(
      RoomId room, String key, Map<String, Object> value, @Nullable Map<String, Object> old)
      implements RoomFact {}

  record TransientRemoved(RoomId room, String key, Map<String, Object> old) implements RoomFact {}

  /** A phone in the room pressed a key (sent by INFO). */
  record DigitHeard(RoomId room, String callId, char digit) implements RoomFact {}

  /** A phone refused a digit that somebody in the room sent. */
  record DigitRefused(RoomId room, String callId, int code, String text) implements RoomFact {}

  /** The room is closed; everybody has left it, and nobody is told of each one. */
  record Closed(RoomId room) implements RoomFact {}
}
