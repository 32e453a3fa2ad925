package org.switchhook.room;

import java.util.List;
import java.util.Optional;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/** All rooms, open and closed. To be used inside a transaction; waits for the database. */
interface Rooms {
  void add(Room room);

  Optional<Room> find(RoomId id);

  /** The room, which nobody else changes until the transaction ends. */
  Optional<Room> lock(RoomId id);

  /** Writes the changes now, so that versions are the stored ones. */
  void flush();

  /** The open room that has this number. */
  Optional<Room> byDialIn(String number);

  /** Whether an open room has this number. */
  boolean isDialIn(String number);

  /** How many open rooms a domain has. */
  long countOpen(DomainId domain);

  /** How many open rooms of a domain have this owner. */
  long countOpen(DomainId domain, UserId owner);

  /** The open rooms that the caller may enter, newest first, up to {@link Slice#fetch}. */
  List<Room> seenBy(Caller caller, Slice slice);
}
