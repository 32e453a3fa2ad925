package org.switchhook.call;

import org.switchhook.address.DomainId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;

/**
 * A phone that calls a room and may enter it.
 *
 * @param domain of the room
 * @param party who calls, as far as he says so
 */
public record IncomingRequest(RoomId room, DomainId domain, Party party) {}
