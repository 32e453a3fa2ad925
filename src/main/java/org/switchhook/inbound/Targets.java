package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchhook.address.RoomId;
import org.switchhook.room.DialledRoom;
import org.switchhook.room.RoomKeeping;

/** What can be called from outside. The first rule that finds something decides. */
@Singleton
class Targets {
  private static final Pattern DIAL_IN = Pattern.compile("[1-9][0-9]{7}");
  private static final Pattern ROOM_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final RoomKeeping rooms;
  private final List<TargetRule> rules;
  private final UserNumbers users;

  /**
   * @param users finds what no room has
   */
  @Inject
  Targets(RoomKeeping rooms, UserNumbers users) {
    this.rooms = rooms;
    this.rules = List.of(this::byDialIn, this::byId);
    this.users = users;
  }

  /** Waits for the database; empty when no open room has this name. */
  Optional<DialledRoom> find(String dialled) {
    return rules.stream().flatMap(rule -> rule.find(dialled).stream()).findFirst();
  }

  /**
   * Of what no room has. Waits for the database.
   *
   * @throws Refusal for what is known and not to be called
   */
  DialledRoom other(String dialled) {
    return users.find(dialled).orElseThrow(() -> new Refusal(404));
  }

  private Optional<DialledRoom> byDialIn(String dialled) {
    return DIAL_IN.matcher(dialled).matches() ? rooms.dialled(dialled) : Optional.empty();
  }

  private Optional<DialledRoom> byId(String dialled) {
    return ROOM_ID.matcher(dialled).matches()
        ? rooms.dialled(new RoomId(dialled))
        : Optional.empty();
  }
}
