package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Turns;
import org.switchhook.platform.Work;

/**
 * Makes rooms in memory, each with a desk on threads that may wait and a turn on those that not.
 */
@Singleton
class RoomMaker {
  private final Work work;
  private final Turns turns;
  private final Ids ids;
  private final Presences presences;

  @Inject
  RoomMaker(Work work, Turns turns, Ids ids, RoomSettings settings) {
    this.work = work;
    this.turns = turns;
    this.ids = ids;
    this.presences = new Presences(settings.quotas());
  }

  LiveRoom make(RoomId id, Consumer<RoomFact> facts) {
    return new LiveRoom(id, facts, ids::next, work, turns, presences);
  }
}
