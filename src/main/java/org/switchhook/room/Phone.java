package org.switchhook.room;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;

/**
 * A call of a room: how it is shown, and the presence it has while it is answered. Belongs to the
 * room's turn.
 */
final class Phone {
  private final CallId call;
  private final String displayName;
  private @Nullable Participant presence;
  private @Nullable Map<String, Object> entry;
  private boolean ended;

  /**
   * @param displayName empty to show the masked number
   */
  Phone(CallId call, String displayName) {
    this.call = call;
    this.displayName = displayName;
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

  /** Null unless the phone is answered. */
  @Nullable Participant presence() {
    return presence;
  }

  Participant join(String sessionId, String masked) {
    Participant joined =
        new Participant(
            sessionId,
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
    presence = joined;
    return joined;
  }

  void leave() {
    presence = null;
  }

  boolean isEnded() {
    return ended;
  }

  void end() {
    ended = true;
  }
}
