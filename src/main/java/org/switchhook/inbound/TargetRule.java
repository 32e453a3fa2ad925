package org.switchhook.inbound;

import java.util.Optional;
import org.switchhook.room.DialledRoom;

/** One way in which what was dialled can name a place to go. */
interface TargetRule {
  /**
   * Waits for the database.
   *
   * @param dialled what was dialled, without a PIN behind it; any text
   */
  Optional<DialledRoom> find(String dialled);
}
