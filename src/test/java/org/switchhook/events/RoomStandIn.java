package org.switchhook.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Work;
import org.switchhook.room.Control;
import org.switchhook.room.Participant;
import org.switchhook.room.PhoneRef;
import org.switchhook.room.RoomEntry;
import org.switchhook.room.RoomFact;
import org.switchhook.room.RoomSnapshot;
import org.switchhook.security.Caller;

/** One open room with the promises of the real ones: turns, and facts in order after the entry. */
final class RoomStandIn implements RoomDoor {
  static final RoomId ID = new RoomId("r1");

  private final Mailbox turn;
  private final Consumer<RoomFact> facts;
  private final Map<String, Participant> participants = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> entries = new HashMap<>();
  private final List<String> controls = new ArrayList<>();
  private Problem refusal;
  private String name = "Sales";
  private int refreshed;
  private boolean hurried;

  RoomStandIn(Work work, Consumer<RoomFact> facts) {
    this.turn = new Mailbox(work);
    this.facts = facts;
  }

  /** From now on everything is refused. */
  void refuse(Problem problem) {
    refusal = problem;
  }

  List<String> controls() {
    return controls;
  }

  @Override
  public void enter(RoomEntry entry, Consumer<RoomSnapshot> entered, Consumer<Problem> refused) {
    turn.execute(
        () -> {
          if (refusal != null) {
            refused.accept(refusal);
            return;
          }
          if (!entry.watch()) {
            String user = entry.caller().user().value();
            join(new Participant(entry.sessionId(), user, Map.of("displayname", user)));
          }
          List<Participant> present = List.copyOf(participants.values());
          entered.accept(new RoomSnapshot(ID, name, "48213975", present, Map.copyOf(entries)));
        });
  }

  /** From now on the room's turn is over before {@link #leave} returns. */
  void hurry() {
    hurried = true;
  }

  @Override
  public void leave(RoomId room, String sessionId) {
    if (hurried) {
      left(sessionId);
    } else {
      turn.execute(() -> left(sessionId));
    }
  }

  private void left(String sessionId) {
    if (participants.remove(sessionId) != null) {
      facts.accept(new RoomFact.Left(ID, sessionId));
    }
  }

  @Override
  public void refresh(RoomId room) {
    refreshed++;
  }

  /** How often it was asked to look who may still see it. */
  int refreshed() {
    return refreshed;
  }

  @Override
  public void control(
      Caller caller, RoomId room, PhoneRef phone, Control control, Consumer<Problem> refused) {
    turn.execute(
        () -> {
          if (refusal == null) {
            controls.add(control + " " + phone);
          } else {
            refused.accept(refusal);
          }
        });
  }

  private void join(Participant who) {
    participants.put(who.sessionId(), who);
    facts.accept(new RoomFact.Joined(ID, who));
  }

  void phoneJoins(String sessionId, String callId) {
    Map<String, Object> user = Map.of("type", "phone", "callid", callId);
    turn.execute(() -> join(new Participant(sessionId, "", user)));
  }

  void status(String callId, String status) {
    turn.execute(
        () -> {
          Map<String, Object> value = new LinkedHashMap<>();
          value.put("callid", callId);
          value.put("status", status);
          Map<String, Object> old = entries.put("callstatus_" + callId, value);
          facts.accept(new RoomFact.TransientSet(ID, "callstatus_" + callId, value, old));
        });
  }

  void forget(String callId) {
    turn.execute(
        () ->
            facts.accept(
                new RoomFact.TransientRemoved(
                    ID, "callstatus_" + callId, entries.remove("callstatus_" + callId))));
  }

  void rename(String newName) {
    turn.execute(
        () -> {
          name = newName;
          facts.accept(new RoomFact.Renamed(ID, newName, "48213975"));
        });
  }

  void name(String sessionId, String displayName) {
    turn.execute(
        () -> {
          String user = participants.get(sessionId).userId();
          Participant who = new Participant(sessionId, user, Map.of("displayname", displayName));
          participants.put(sessionId, who);
          facts.accept(new RoomFact.Changed(ID, who));
        });
  }

  void fire(RoomFact fact) {
    turn.execute(() -> facts.accept(fact));
  }

  void putOut(String sessionId) {
    turn.execute(() -> left(sessionId));
  }

  List<String> present() {
    return List.copyOf(participants.keySet());
  }
}
