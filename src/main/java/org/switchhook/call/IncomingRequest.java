package org.switchhook.call;

import org.switchhook.address.DomainId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;
import org.switchhook.address.TrunkId;

/**
 * A phone that calls a room and may enter it.
 *
 * @param domain of the room
 * @param party who calls, as far as he says so
 * @param dialog that our 2xx sets up
 */
public record IncomingRequest(
    RoomId room, DomainId domain, Party party, TrunkId trunk, Dialog dialog) {}
