package org.switchhook.room;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.UserId;
import org.switchhook.call.Status;

/**
 * A call of a room: how it is shown, and the presence it has while it is answered. Belongs to the
 * room's turn.
 */
final class Phone {
  private final CallId call;
  private final String displayName;
  private final @Nullable UserId maker;
  private final boolean calling;
  private @Nullable String sessionId;
  private @Nullable Map<String, Object> entry;
  private boolean ended;

  /**
   * @param displayName empty to show the masked number
   * @param maker who had it called, null when nobody knows
   */
  Phone(CallId call, String displayName, @Nullable UserId maker) {
    this(call, displayName, maker, false);
  }

  private Phone(CallId call, String displayName, @Nullable UserId maker, boolean calling) {
    this.call = call;
    this.displayName = displayName;
    this.maker = maker;
    this.calling = calling;
  }

  /**
   * One that calls the room.
   *
   * @param displayName empty to show the masked number
   */
  static Phone calling(CallId call, String displayName) {
    return new Phone(call, displayName, null, true);
  }

  /** False for the end of one that called and never joined: it has no entry to change. */
  boolean isShown(Status status) {
    return !calling || !status.isEnd() || entry != null;
  }

  boolean isCalledBy(UserId user) {
    return user.equals(maker);
  }

  CallId call() {
    return call;
  }

  /** Null before the first status. */
  @Nullable Map<String, Object> entry() {
    return entry;
  }

  void show(Map<String, Object> newEntry) {
    entry = newEntry;
  }

  /** The id of its presence, null unless the phone is answered. */
  @Nullable String sessionId() {
    return sessionId;
  }

  Participant join(String newSessionId, String masked) {
    sessionId = newSessionId;
    return new Participant(
        newSessionId,
        "",
        Map.of(
            "type",
            "phone",
            "callid",
            call.value(),
            "number",
            masked,
            "displayname",
            displayName.isEmpty() ? masked : displayName));
  }

  void leave() {
    sessionId = null;
  }

  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }
}
