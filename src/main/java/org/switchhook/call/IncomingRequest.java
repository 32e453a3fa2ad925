package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.address.DomainId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;
import org.switchhook.address.TrunkId;

/**
 * A phone that calls, and that is let in.
 *
 * @param room null when it calls none
 * @param part of which call between two parties it becomes a leg; null for none
 * @param domain of the room, or of who owns the call
 * @param party who calls, as far as he says so
 * @param dialog that our 2xx sets up
 */
public record IncomingRequest(
    @Nullable RoomId room,
    @Nullable LegOf part,
    DomainId domain,
    Party party,
    TrunkId trunk,
    Dialog dialog) {
  /** Of a phone that calls a room. */
  public IncomingRequest(RoomId room, DomainId domain, Party party, TrunkId trunk, Dialog dialog) {
    this(room, null, domain, party, trunk, dialog);
  }
}
