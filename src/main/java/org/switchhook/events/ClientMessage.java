package org.switchhook.events;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Open;
import org.switchhook.rest.Right;
import org.switchhook.room.Control;
import org.switchhook.room.PhoneRef;

/**
 * What a client may say, and the right that it needs for it. The id, when there is one, comes back
 * in the direct reply.
 */
sealed interface ClientMessage {
  @Nullable String id();

  @Open("It brings the token that says who speaks.")
  record Hello(@Nullable String id, String token) implements ClientMessage {}

  /**
   * Comes back.
   *
   * @param seq number of the last message that the client has; empty when it did not count
   */
  @Open("The resume id is known to nobody but the person who said hello with a token.")
  record Resume(@Nullable String id, String resumeId, OptionalLong seq) implements ClientMessage {}

  /**
   * Wants to see a room.
   *
   * @param watch true to see the room without being a participant
   */
  @Needs(Right.USE)
  record Enter(@Nullable String id, RoomId room, boolean watch) implements ClientMessage {}

  @Needs(Right.USE)
  record Leave(@Nullable String id) implements ClientMessage {}

  @Needs(Right.USE)
  record Command(@Nullable String id, PhoneRef phone, Control control) implements ClientMessage {}

  /** Wants to see the calls between two parties that he made, or no longer any. */
  @Needs(Right.USE)
  record WatchCalls(@Nullable String id, boolean on) implements ClientMessage {}

  /** Wants to see the calls between two parties of his domain. */
  @Needs(Right.ADMINISTER)
  record WatchDomain(@Nullable String id) implements ClientMessage {}

  @Open("It ends the socket that it comes by, and nothing else.")
  record Bye(@Nullable String id) implements ClientMessage {}
}
