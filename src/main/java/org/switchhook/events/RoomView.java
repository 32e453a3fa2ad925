package org.switchhook.events;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.switchhook.room.Participant;
import org.switchhook.room.RoomFact;
import org.switchhook.room.RoomSnapshot;

/** What the audience of a room has been told of it so far. For one thread at a time. */
final class RoomView {
  private final String room;
  private String name;
  private final String dialIn;
  private final Map<String, Participant> participants = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> entries;

  RoomView(RoomSnapshot snapshot) {
    this.room = snapshot.room().value();
    this.name = snapshot.name();
    this.dialIn = snapshot.dialIn();
    snapshot.participants().forEach(each -> participants.put(each.sessionId(), each));
    this.entries = new LinkedHashMap<>(snapshot.entries());
  }

  void apply(RoomFact fact) {
    if (fact instanceof RoomFact.Joined joined) {
      participants.put(joined.who().sessionId(), joined.who());
    } else if (fact instanceof RoomFact.Changed changed) {
      participants.replace(changed.who().sessionId(), changed.who());
    } else if (fact instanceof RoomFact.Renamed renamed) {
      name = renamed.name();
    } else if (fact instanceof RoomFact.Left left) {
      participants.remove(left.sessionId());
    } else if (fact instanceof RoomFact.TransientSet set) {
      entries.put(set.key(), set.value());
    } else if (fact instanceof RoomFact.TransientRemoved removed) {
      entries.remove(removed.key());
    }
  }

  String room() {
    return room;
  }

  String name() {
    return name;
  }

  String dialIn() {
    return dialIn;
  }

  Collection<Participant> participants() {
    return participants.values();
  }

  Map<String, Map<String, Object>> entries() {
    return entries;
  }
}
