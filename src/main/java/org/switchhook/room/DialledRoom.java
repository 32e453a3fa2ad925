package org.switchhook.room;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;

/**
 * An open room as a phone that calls it finds it, at one moment.
 *
 * @param limit most participants, people and phones together
 * @param pin what the caller must know, null when the room demands nothing
 */
public record DialledRoom(RoomId room, DomainId domain, int limit, @Nullable RoomPin pin) {}
