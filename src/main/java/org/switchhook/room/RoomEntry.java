package org.switchhook.room;

import org.switchhook.address.RoomId;
import org.switchhook.security.Caller;

/**
 * Somebody who wants to enter a room.
 *
 * @param sessionId public id of the presence; the same id entering again changes nothing
 * @param watch true for one who only wants to see: nobody is told, and the limit does not count him
 */
public record RoomEntry(Caller caller, RoomId room, String sessionId, boolean watch) {}
