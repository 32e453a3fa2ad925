package org.switchhook.room;

import org.switchhook.address.Person;
import org.switchhook.security.Caller;
import org.switchhook.socket.Seats;

/** How often each person is in the rooms of this node. Safe for use by many threads. */
final class Presences {
  private final RoomQuotas quotas;
  private final Seats<Person> onNode;

  Presences(RoomQuotas quotas) {
    this.quotas = quotas;
    this.onNode = new Seats<>(quotas.onNode());
  }

  /**
   * Counts another presence of a person.
   *
   * @param here how often he is in the same room already
   * @throws RoomProblem 409 {@code too-many-presences}, and nothing is counted
   */
  void take(Caller who, long here) {
    if (here >= quotas.inRoom()) {
      throw RoomProblem.tooManyPresences("in a room", quotas.inRoom());
    }
    if (!onNode.take(who.person())) {
      throw RoomProblem.tooManyPresences("in all rooms", quotas.onNode());
    }
  }

  /** One of them is gone. */
  void free(Caller who) {
    onNode.free(who.person());
  }
}
