package org.switchhook.events;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.room.Control;
import org.switchhook.room.PhoneRef;

/** What a client may say. The id, when there is one, comes back in the direct reply. */
sealed interface ClientMessage {
  @Nullable String id();

  record Hello(@Nullable String id, String token) implements ClientMessage {}

  /**
   * Comes back.
   *
   * @param seq number of the last message that the client has; empty when it did not count
   */
  record Resume(@Nullable String id, String resumeId, OptionalLong seq) implements ClientMessage {}

  /**
   * Wants to see a room.
   *
   * @param watch true to see the room without being a participant
   */
  record Enter(@Nullable String id, RoomId room, boolean watch) implements ClientMessage {}

  record Leave(@Nullable String id) implements ClientMessage {}

  record Command(@Nullable String id, PhoneRef phone, Control control) implements ClientMessage {}

  record Bye(@Nullable String id) implements ClientMessage {}
}
