package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.platform.Ids;
import org.switchhook.rest.Cursor;
import org.switchhook.rest.Page;
import org.switchhook.rest.Slice;
import org.switchhook.security.Caller;

/**
 * Opens, reads, changes and closes stored rooms for a caller, and says whom a room lets in. Every
 * method waits for the database and is a transaction, or part of the one it is called in.
 */
@Singleton
@Transactional
public class RoomKeeping {
  private final Rooms rooms;
  private final DialInNumbers numbers;
  private final Ids ids;
  private final Clock clock;
  private final RoomSettings settings;

  @Inject
  public RoomKeeping(
      Rooms rooms, DialInNumbers numbers, Ids ids, Clock clock, RoomSettings settings) {
    this.rooms = rooms;
    this.numbers = numbers;
    this.ids = ids;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The room as this caller may see it, open or closed.
   *
   * @throws RoomProblem 404 {@code room-unknown}, also when the caller may not know of it
   */
  public Admission find(Caller caller, RoomId id) {
    return seen(caller, id).admission(caller);
  }

  /**
   * As {@link #find}, for somebody who wants to act in the room.
   *
   * @throws RoomProblem 404 {@code room-unknown}, 409 {@code room-closed}
   */
  public Admission admit(Caller caller, RoomId id) {
    return find(caller, id).requireOpen();
  }

  /** Whether {@link #find} would find it. */
  public boolean isSeenBy(Caller caller, RoomId id) {
    return rooms.find(id).filter(room -> room.isSeenBy(caller)).isPresent();
  }

  /** True unless the room is stored and open. */
  public boolean isClosed(RoomId id) {
    return !rooms.find(id).map(Room::isOpen).orElse(false);
  }

  /** The room as it is now; empty when it is closed. */
  public Optional<RoomNow> now(RoomId id) {
    return rooms.find(id).filter(Room::isOpen).map(Room::now);
  }

  /** The open room that phones reach by this number. */
  public Optional<DialledRoom> dialled(String number) {
    return rooms.byDialIn(number).filter(Room::isOpen).map(Room::dialled);
  }

  /** The open room with this id. */
  public Optional<DialledRoom> dialled(RoomId id) {
    return rooms.find(id).filter(Room::isOpen).map(Room::dialled);
  }

  /**
   * Two rooms that are opened at the same moment do not see each other, so that a limit may be
   * passed by as many.
   *
   * @throws org.switchhook.platform.Problem 409 {@code too-many-rooms}, 503 {@code
   *     dial-in-exhausted}, and 400 for what is wrong with the room
   */
  public RoomView open(Caller caller, NewRoom wanted) {
    requirePlace(caller);
    Integer limit = wanted.participantLimit();
    Room room =
        new Room(
            new RoomId(ids.next()),
            caller,
            wanted.name() == null ? "" : wanted.name(),
            numbers.draw(rooms::isDialIn),
            limit == null ? settings.defaultLimit() : checked(limit),
            clock.instant());
    if (wanted.users() != null) {
      room.admit(checked(wanted.users()));
    }
    if (wanted.pin() != null) {
      room.protect(pin(wanted.pin()));
    }
    rooms.add(room);
    return room.view();
  }

  private void requirePlace(Caller caller) {
    if (rooms.countOpen(caller.domain(), caller.user()) >= settings.quotas().openPerOwner()) {
      throw RoomProblem.tooManyRooms("You", settings.quotas().openPerOwner());
    }
    if (rooms.countOpen(caller.domain()) >= settings.quotas().openPerDomain()) {
      throw RoomProblem.tooManyRooms("Your domain", settings.quotas().openPerDomain());
    }
  }

  public Page<RoomView> list(Caller caller, Slice slice) {
    return Page.of(
        rooms.seenBy(caller, slice),
        slice,
        room -> Cursor.at(room.createdAt(), room.id()),
        Room::view);
  }

  public Tagged<RoomView> read(Caller caller, RoomId id) {
    Room room = seen(caller, id);
    return new Tagged<>(room.tag(), room.view());
  }

  public Tagged<RoomView> change(
      Caller caller, RoomId id, @Nullable String ifMatch, RoomChange change) {
    Room room = toChange(caller, id, ifMatch);
    if (change.name() != null) {
      room.rename(change.name());
    }
    if (change.participantLimit() != null) {
      room.limitTo(checked(change.participantLimit()));
    }
    if (change.pin() != null) {
      room.protect(pin(change.pin()));
    }
    rooms.flush();
    return new Tagged<>(room.tag(), room.view());
  }

  public Tagged<Access> access(Caller caller, RoomId id) {
    Room room = seen(caller, id);
    room.requireRunBy(caller);
    return new Tagged<>(room.tag(), new Access(room.admitted()));
  }

  public Tagged<Access> admit(Caller caller, RoomId id, @Nullable String ifMatch, Access access) {
    if (access.users() == null) {
      throw RoomProblem.access(settings.mostAccess());
    }
    List<UserId> users = checked(access.users());
    Room room = toChange(caller, id, ifMatch);
    room.admit(users);
    rooms.flush();
    return new Tagged<>(room.tag(), new Access(room.admitted()));
  }

  /** Those inside learn of it from {@link RoomClosing}, which is what closes a room. */
  public void close(Caller caller, RoomId id) {
    Room room = locked(caller, id);
    room.requireRunBy(caller);
    room.close(clock.instant());
  }

  private Room toChange(Caller caller, RoomId id, @Nullable String ifMatch) {
    Room room = locked(caller, id);
    room.requireRunBy(caller);
    room.requireOpen();
    room.requireVersion(ifMatch);
    return room;
  }

  private Room seen(Caller caller, RoomId id) {
    return rooms.find(id).filter(room -> room.isSeenBy(caller)).orElseThrow(RoomProblem::unknown);
  }

  private Room locked(Caller caller, RoomId id) {
    return rooms.lock(id).filter(room -> room.isSeenBy(caller)).orElseThrow(RoomProblem::unknown);
  }

  private @Nullable RoomPin pin(String digits) {
    return digits.isEmpty() ? null : RoomPin.of(digits, ids.next());
  }

  private int checked(int limit) {
    if (limit < Room.LEAST_LIMIT || limit > settings.mostParticipants()) {
      throw RoomProblem.limit(settings.mostParticipants());
    }
    return limit;
  }

  private List<UserId> checked(List<String> users) {
    if (users.size() > settings.mostAccess()) {
      throw RoomProblem.access(settings.mostAccess());
    }
    return users.stream().map(this::user).toList();
  }

  private UserId user(@Nullable String text) {
    try {
      return new UserId(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      throw RoomProblem.access(settings.mostAccess());
    }
  }
}
