package org.switchhook.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Mailbox;
import org.switchhook.room.RoomFact;
import org.switchhook.room.RoomSnapshot;
import org.switchhook.socket.Message;

/**
 * The sessions that see one room. What they are told is told in the audience's own turn, in the
 * order in which the room said it, so that a large audience never delays the room.
 */
final class Audience {
  private final Mailbox turn;
  private final Map<String, EventSession> members = new LinkedHashMap<>();
  private @Nullable RoomView view;

  Audience(Executor turns) {
    this.turn = new Mailbox(turns);
  }

  /** Takes a session in, in the room's turn: what the room says later reaches it, once. */
  void add(EventSession session, @Nullable String request, RoomSnapshot snapshot) {
    turn.execute(
        () -> {
          RoomView now = new RoomView(snapshot);
          view = now;
          members.put(session.id(), session);
          tellAll(session, request, now, !now.entries().isEmpty());
        });
  }

  /** Tells a session that lost messages everything again, or that it is here no longer. */
  void retell(EventSession session) {
    turn.execute(
        () -> {
          if (view != null && members.containsKey(session.id())) {
            tellAll(session, null, view, true);
          } else {
            session.tell(Wire.noRoom(null));
          }
        });
  }

  private static void tellAll(
      EventSession session, @Nullable String request, RoomView view, boolean entries) {
    session.tell(Wire.room(request, view.room(), view.name(), view.dialIn()));
    if (!view.participants().isEmpty()) {
      session.tell(FactWire.join(view.participants()));
    }
    if (entries) {
      session.tell(FactWire.initial(view.entries()));
    }
  }

  /**
   * @param then run after the last message that the session got from this room
   */
  void remove(String sessionId, Runnable then) {
    turn.execute(
        () -> {
          members.remove(sessionId);
          then.run();
        });
  }

  void tell(RoomFact fact) {
    turn.execute(
        () -> {
          if (members.isEmpty()) {
            return;
          }
          Optional.ofNullable(view).ifPresent(now -> now.apply(fact));
          Message message = FactWire.of(fact);
          for (EventSession leaver : leavers(fact)) {
            members.remove(leaver.id());
            leaver.putOut(fact.room(), message);
          }
          if (!(fact instanceof RoomFact.PutOut)) {
            members.values().forEach(member -> member.tell(message));
          }
        });
  }

  /** Those who are taken out of the room without having asked. */
  private List<EventSession> leavers(RoomFact fact) {
    if (fact instanceof RoomFact.Closed) {
      return List.copyOf(members.values());
    } else if (fact instanceof RoomFact.Left left) {
      return member(left.sessionId());
    } else if (fact instanceof RoomFact.PutOut out) {
      return member(out.sessionId());
    }
    return List.of();
  }

  private List<EventSession> member(String sessionId) {
    return Stream.ofNullable(members.get(sessionId)).toList();
  }
}
