package org.switchhook.room;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchhook.address.DomainId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/** Rooms without a database; versions do not grow and pages always start at the newest room. */
final class MemoryRooms implements Rooms {
  private final Map<RoomId, Room> rooms = new LinkedHashMap<>();
  private boolean broken;

  /** From now on, or no longer, nothing can be read. */
  void breakDown(boolean down) {
    broken = down;
  }

  @Override
  public void add(Room room) {
    rooms.put(room.id(), room);
  }

  @Override
  public Optional<Room> find(RoomId id) {
    if (broken) {
      throw new IllegalStateException("the database does not answer");
    }
    return Optional.ofNullable(rooms.get(id));
  }

  @Override
  public Optional<Room> lock(RoomId id) {
    return find(id);
  }

  @Override
  public void flush() {}

  @Override
  public Optional<Room> byDialIn(String number) {
    return rooms.values().stream().filter(room -> number.equals(room.view().dialIn())).findFirst();
  }

  @Override
  public boolean isDialIn(String number) {
    return rooms.values().stream().anyMatch(room -> number.equals(room.view().dialIn()));
  }

  @Override
  public long countOpen(DomainId domain) {
    return open(domain).count();
  }

  @Override
  public long countOpen(DomainId domain, UserId owner) {
    return open(domain).filter(room -> room.view().owner().equals(owner.value())).count();
  }

  private Stream<Room> open(DomainId domain) {
    return rooms.values().stream().filter(room -> room.isOpen() && room.domain().equals(domain));
  }

  @Override
  public List<Room> seenBy(Caller caller, Slice slice) {
    return rooms.values().stream()
        .filter(room -> room.isOpen() && room.isSeenBy(caller))
        .sorted(Comparator.comparing(Room::createdAt).reversed())
        .limit(slice.fetch())
        .toList();
  }
}
