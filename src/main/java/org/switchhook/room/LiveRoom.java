package org.switchhook.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.address.UserId;
import org.switchhook.call.BridgeFact;
import org.switchhook.call.CallFact;
import org.switchhook.call.Status;
import org.switchhook.platform.LogContext;
import org.switchhook.platform.Mailbox;
import org.switchhook.security.Caller;

/**
 * Who and what is in one room now. Everything here but {@link #reserve} and the two mailboxes
 * belongs to the room's turn.
 */
final class LiveRoom {
  private final RoomId id;
  private final Presences presences;
  private final Consumer<RoomFact> facts;
  private final Supplier<String> sessionIds;
  private final Mailbox desk;
  private final Mailbox turn;
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger phonesTaken = new AtomicInteger();
  private final Map<String, Participant> participants = new LinkedHashMap<>();
  private final Map<String, Caller> visitors = new LinkedHashMap<>(); // those who watch, too
  private final Map<CallId, Phone> phones = new LinkedHashMap<>();
  private @Nullable String name;
  private @Nullable Map<String, Object> bridged;
  private boolean closed;

  LiveRoom(
      RoomId id,
      Consumer<RoomFact> facts,
      Supplier<String> sessionIds,
      Executor work,
      Executor turns,
      Presences presences) {
    this.id = id;
    this.presences = presences;
    this.facts = facts;
    this.sessionIds = sessionIds;
    LogContext about = LogContext.of("room", id.value());
    this.desk = new Mailbox(work, about);
    this.turn = new Mailbox(turns, about);
  }

  RoomId id() {
    return id;
  }

  /** Where those who come are checked against the store, in the order they come; may wait. */
  Mailbox desk() {
    return desk;
  }

  /** Where the state lives; never waits. */
  Mailbox turn() {
    return turn;
  }

  boolean isIdle() {
    return visitors.isEmpty() && phones.isEmpty();
  }

  /**
   * Takes one of the places of the room, from any thread.
   *
   * @throws RoomProblem 409 {@code room-full}
   */
  void reserve(int limit) {
    if (!take(taken, limit)) {
      throw RoomProblem.full(limit);
    }
  }

  /**
   * Takes a place of the room and one of those for phones, from any thread.
   *
   * @param limit most participants
   * @param places most phones
   * @throws RoomProblem 409 {@code mixer-needed} or {@code room-full}, and nothing is taken
   */
  void reservePhone(int limit, int places) {
    if (!take(phonesTaken, places)) {
      throw RoomProblem.mixerNeeded(places);
    }
    if (!take(taken, limit)) {
      phonesTaken.decrementAndGet();
      throw RoomProblem.full(limit);
    }
  }

  private static boolean take(AtomicInteger places, int most) {
    int now = places.get();
    while (now < most) {
      if (places.compareAndSet(now, now + 1)) {
        return true;
      }
      now = places.get();
    }
    return false;
  }

  private void freePhone() {
    phonesTaken.decrementAndGet();
    taken.decrementAndGet();
  }

  void enter(RoomEntry entry, Admission admission) {
    if (closed) {
      throw RoomProblem.closed();
    }
    tellName(admission.name(), admission.dialIn());
    if (!entry.watch() && !participants.containsKey(entry.sessionId())) {
      take(entry.caller(), admission.limit());
      add(person(entry));
    }
    visitors.put(entry.sessionId(), entry.caller());
  }

  private void take(Caller caller, int limit) {
    String user = caller.user().value();
    Stream<Participant> his =
        participants.values().stream().filter(each -> each.userId().equals(user));
    presences.take(caller, his.count());
    try {
      reserve(limit);
    } catch (RoomProblem full) {
      presences.free(caller);
      throw full;
    }
  }

  private static Participant person(RoomEntry entry) {
    Caller caller = entry.caller();
    return new Participant(
        entry.sessionId(), caller.user().value(), Map.of("displayname", caller.displayName()));
  }

  /** Somebody leaves, a person or one who watches. Does nothing when nobody has this session. */
  void leave(String sessionId) {
    Caller caller = visitors.remove(sessionId);
    if (caller != null && participants.containsKey(sessionId)) {
      presences.free(caller);
      taken.decrementAndGet();
      remove(sessionId);
    }
  }

  /** The stored room may have changed: tells its name, and puts out those it no longer lets in. */
  void refresh(RoomNow now) {
    tellName(now.name(), now.dialIn());
    List.copyOf(visitors.entrySet()).stream()
        .filter(visitor -> !now.sees().test(visitor.getValue()))
        .forEach(visitor -> putOut(visitor.getKey()));
  }

  private void tellName(String newName, String dialIn) {
    boolean told = name != null && !name.equals(newName);
    name = newName;
    if (told) {
      fire(new RoomFact.Renamed(id, newName, dialIn));
    }
  }

  private void putOut(String sessionId) {
    boolean watches = !participants.containsKey(sessionId);
    leave(sessionId);
    if (watches) {
      fire(new RoomFact.PutOut(id, sessionId));
    }
  }

  Participant participant(String sessionId) {
    Participant who = participants.get(sessionId);
    if (who == null) {
      throw RoomProblem.participantUnknown();
    }
    return who;
  }

  /** Whether a participant is this user himself, or a phone that he had called. */
  boolean belongsTo(UserId user, String sessionId) {
    return participant(sessionId).userId().equals(user.value())
        || phones.values().stream()
            .anyMatch(phone -> sessionId.equals(phone.sessionId()) && phone.isCalledBy(user));
  }

  /** Gives a participant another name; the participant as it is then. */
  Participant rename(String sessionId, String displayName) {
    Participant before = participant(sessionId);
    Participant now = before.named(displayName);
    if (!now.equals(before)) {
      participants.put(sessionId, now);
      fire(new RoomFact.Changed(id, now));
    }
    return now;
  }

  /** Its place is already reserved. */
  void expect(Phone phone) {
    phones.put(phone.call(), phone);
  }

  /** Forgets a call that ended and gives its place back. */
  void forget(CallId call) {
    Phone phone = phones.remove(call);
    if (phone == null) {
      return;
    }
    if (!phone.isEnded()) {
      freePhone();
    }
    Map<String, Object> entry = phone.entry();
    if (entry != null) {
      fire(new RoomFact.TransientRemoved(id, StatusEntry.key(call), entry));
    }
  }

  void changed(CallFact.Changed fact) {
    Phone phone = phone(fact.call());
    if (phone.isEnded()) {
      return;
    }
    if (fact.progress().status().isEnd()) {
      end(phone);
    }
    if (phone.isShown(fact.progress().status())) {
      show(phone, StatusEntry.value(fact.call(), fact.progress()));
    }
    if (fact.progress().status() == Status.CONNECTED && phone.sessionId() == null) {
      add(phone.join(sessionIds.get(), fact.party().masked()));
    }
  }

  /** A call that nobody announced takes its place whatever the limit: it is there. */
  private Phone phone(CallId call) {
    return phones.computeIfAbsent(
        call,
        added -> {
          taken.incrementAndGet();
          phonesTaken.incrementAndGet();
          return new Phone(added, "", null);
        });
  }

  private void end(Phone phone) {
    phone.end();
    freePhone();
    String sessionId = phone.sessionId();
    if (sessionId != null) {
      phone.leave();
      remove(sessionId);
    }
  }

  private void show(Phone phone, Map<String, Object> entry) {
    Map<String, Object> old = phone.entry();
    if (!entry.equals(old)) {
      phone.show(entry);
      fire(new RoomFact.TransientSet(id, StatusEntry.key(phone.call()), entry, old));
    }
  }

  void bridged(BridgeFact fact) {
    if (fact instanceof BridgeFact.Muted muted) {
      flag(muted);
      return;
    }
    Map<String, Object> old = bridged;
    bridged = BridgeEntry.value(fact);
    if (bridged != null) {
      fire(new RoomFact.TransientSet(id, BridgeEntry.KEY, bridged, old));
    } else if (old != null) {
      fire(new RoomFact.TransientRemoved(id, BridgeEntry.KEY, old));
    }
  }

  private void flag(BridgeFact.Muted muted) {
    Phone phone = phones.get(muted.call());
    String session = phone == null ? null : phone.sessionId();
    Participant who = session == null ? null : participants.get(session);
    int flags = muted.mute().flags();
    if (session != null && who != null && who.flags() != flags) {
      participants.put(session, who.flagged(flags));
      fire(new RoomFact.Flagged(id, session, flags));
    }
  }

  private void add(Participant who) {
    participants.put(who.sessionId(), who);
    fire(new RoomFact.Joined(id, who));
  }

  private void remove(String sessionId) {
    participants.remove(sessionId);
    fire(new RoomFact.Left(id, sessionId));
  }

  /**
   * The call behind a phone.
   *
   * @throws RoomProblem 404 {@code phone-unknown}, also when the call has ended
   */
  CallId call(PhoneRef ref) {
    for (Phone phone : phones.values()) {
      if (!phone.isEnded() && isMeant(phone, ref)) {
        return phone.call();
      }
    }
    throw RoomProblem.phoneUnknown();
  }

  private static boolean isMeant(Phone phone, PhoneRef ref) {
    if (ref instanceof PhoneRef.BySession session) {
      return session.sessionId().equals(phone.sessionId());
    }
    return ref instanceof PhoneRef.ByCall byCall && phone.call().equals(byCall.call());
  }

  /**
   * Everybody leaves, by the one fact that the room is closed; what still happens to the calls is
   * told to nobody.
   */
  void close() {
    visitors.forEach(
        (session, caller) -> {
          if (participants.containsKey(session)) {
            presences.free(caller);
          }
        });
    visitors.clear();
    participants.clear();
    phones.values().forEach(Phone::leave);
    fire(new RoomFact.Closed(id));
    closed = true;
  }

  RoomSnapshot snapshot(Admission admission) {
    Map<String, Map<String, Object>> entries = new HashMap<>();
    for (Phone phone : phones.values()) {
      Map<String, Object> entry = phone.entry();
      if (entry != null) {
        entries.put(StatusEntry.key(phone.call()), entry);
      }
    }
    if (bridged != null) {
      entries.put(BridgeEntry.KEY, bridged);
    }
    return new RoomSnapshot(
        id,
        admission.name(),
        admission.dialIn(),
        new ArrayList<>(participants.values()),
        Map.copyOf(entries));
  }

  void fire(RoomFact fact) {
    if (!closed) {
      facts.accept(fact);
    }
  }
}
