package org.switchhook.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.switchhook.room.Participant;
import org.switchhook.room.RoomFact;
import org.switchhook.socket.Message;

/** How the facts of a room look on the socket. */
final class FactWire {
  private FactWire() {}

  static Message of(RoomFact fact) {
    if (fact instanceof RoomFact.Joined joined) {
      return join(List.of(joined.who()));
    } else if (fact instanceof RoomFact.Changed changed) {
      return event("room", "change", List.of(participant(changed.who())));
    } else if (fact instanceof RoomFact.Flagged flagged) {
      return flags(flagged);
    } else if (fact instanceof RoomFact.Left left) {
      return event("room", "leave", List.of(left.sessionId()));
    } else if (fact instanceof RoomFact.PutOut out) {
      return event("room", "leave", List.of(out.sessionId()));
    } else if (fact instanceof RoomFact.Renamed renamed) {
      return Wire.room(null, renamed.room().value(), renamed.name(), renamed.dialIn());
    } else if (fact instanceof RoomFact.TransientSet set) {
      return set(set);
    } else if (fact instanceof RoomFact.TransientRemoved removed) {
      return removed(removed);
    } else if (fact instanceof RoomFact.DigitHeard heard) {
      return heard(heard);
    } else if (fact instanceof RoomFact.DigitRefused refused) {
      return refused(refused);
    } else {
      return event("room", "delete", Wire.object("roomid", fact.room().value()));
    }
  }

  static Message join(Collection<Participant> participants) {
    return event("room", "join", participants.stream().map(FactWire::participant).toList());
  }

  static Message initial(Map<String, Map<String, Object>> entries) {
    return Wire.frame(null, "transient", Wire.object("type", "initial", "data", entries));
  }

  private static Message set(RoomFact.TransientSet set) {
    Map<String, Object> payload = Wire.object("type", "set", "key", set.key());
    if (set.old() != null) {
      payload.put("oldvalue", set.old());
    }
    payload.put("value", set.value());
    return Wire.frame(null, "transient", payload);
  }

  private static Message removed(RoomFact.TransientRemoved removed) {
    Map<String, Object> payload = Wire.object("type", "remove", "key", removed.key());
    payload.put("oldvalue", removed.old());
    return Wire.frame(null, "transient", payload);
  }

  private static Message heard(RoomFact.DigitHeard heard) {
    Map<String, Object> payload =
        Wire.object("roomid", heard.room().value(), "callid", heard.callId());
    payload.put("digit", String.valueOf(heard.digit()));
    return event("participants", "dtmf", payload);
  }

  private static Message refused(RoomFact.DigitRefused refused) {
    Map<String, Object> payload =
        Wire.object("roomid", refused.room().value(), "callid", refused.callId());
    payload.put("code", refused.code());
    payload.put("message", refused.text());
    return event("participants", "dtmf-refused", payload);
  }

  private static Message flags(RoomFact.Flagged flagged) {
    Map<String, Object> payload =
        Wire.object("roomid", flagged.room().value(), "sessionid", flagged.sessionId());
    payload.put("flags", flagged.flags());
    return event("participants", "flags", payload);
  }

  private static Message event(String target, String type, Object payload) {
    Map<String, Object> event = Wire.object("target", target, "type", type);
    event.put(type, payload);
    return Wire.frame(null, "event", event);
  }

  private static Map<String, Object> participant(Participant who) {
    Map<String, Object> participant =
        Wire.object("sessionid", who.sessionId(), "userid", who.userId());
    participant.put("user", who.user());
    if (who.isPhone()) {
      participant.put("flags", who.flags());
    }
    return participant;
  }
}
