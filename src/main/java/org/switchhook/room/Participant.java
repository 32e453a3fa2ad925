package org.switchhook.room;

import java.util.HashMap;
import java.util.Map;

/**
 * Somebody in a room, a person or a phone.
 *
 * @param sessionId public id of this presence; that of the session for a person on the socket,
 *     which may leave and enter again, else new at every join
 * @param userId the person's user id, empty for a phone
 * @param user what others see: {@code displayname} for a person; {@code type} "phone", {@code
 *     callid}, masked {@code number} and {@code displayname} for a phone
 * @param flags what is taken from a phone, as {@link org.switchhook.call.Mute#flags}; 0 for a
 *     person
 */
public record Participant(String sessionId, String userId, Map<String, Object> user, int flags) {
  public Participant {
    user = Map.copyOf(user);
  }

  /** With nothing taken. */
  public Participant(String sessionId, String userId, Map<String, Object> user) {
    this(sessionId, userId, user, 0);
  }

  /** The same presence with that taken. */
  Participant flagged(int now) {
    return new Participant(sessionId, userId, user, now);
  }

  public boolean isPhone() {
    return "phone".equals(user.get("type"));
  }

  /** The same presence under another name. */
  Participant named(String displayName) {
    Map<String, Object> renamed = new HashMap<>(user);
    renamed.put("displayname", displayName);
    return new Participant(sessionId, userId, renamed, flags);
  }
}
