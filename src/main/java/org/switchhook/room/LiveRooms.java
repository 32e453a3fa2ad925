package org.switchhook.room;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.switchhook.address.CallId;
import org.switchhook.address.RoomId;
import org.switchhook.call.BridgeFact;
import org.switchhook.call.CallFact;
import org.switchhook.call.Input;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.MediaBridge;
import org.switchhook.call.Mute;
import org.switchhook.platform.Log;
import org.switchhook.platform.Outage;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Timers;
import org.switchhook.security.Caller;

/**
 * The rooms that somebody is in or that have a call, as they are now. Each has one turn at a time;
 * its facts are fired inside the turn, in order. No method waits: all hand over and return, and
 * what one caller asks of one room is done in the order in which he asked.
 */
@Singleton
public class LiveRooms {
  private static final System.Logger LOG = Log.of(LiveRooms.class);

  private final RoomKeeping keeping;
  private final LiveCalls calls;
  private final Event<RoomFact> facts;
  private final Timers timers;
  private final RoomSettings settings;
  private final MediaBridge bridge;
  private final RoomTurns rooms;
  private final RoomRefresh refresh;

  @Inject
  public LiveRooms(
      RoomKeeping keeping,
      LiveCalls calls,
      Event<RoomFact> facts,
      RoomMaker maker,
      Timers timers,
      RoomSettings settings,
      MediaBridge bridge) {
    this.keeping = keeping;
    this.calls = calls;
    this.facts = facts;
    this.timers = timers;
    this.settings = settings;
    this.bridge = bridge;
    this.rooms = new RoomTurns(id -> maker.make(id, this::announce));
    this.refresh = new RoomRefresh(rooms, keeping, timers);
  }

  /**
   * Lets somebody in, as a person whom everybody sees, or to watch.
   *
   * @param entered runs inside the room's turn with the room as it is, the new person included; who
   *     starts to listen for facts here misses none and gets none that the snapshot has
   * @param refused runs on another thread, instead of {@code entered}
   */
  public void enter(RoomEntry entry, Consumer<RoomSnapshot> entered, Consumer<Problem> refused) {
    ask(
        entry.caller(),
        entry.room(),
        (admission, room) -> {
          room.enter(entry, admission);
          entered.accept(room.snapshot(admission));
        },
        refused);
  }

  /** A person leaves. Comes after every {@link #enter} that was called before. */
  public void leave(RoomId id, String sessionId) {
    LiveRoom held = rooms.hold(id);
    held.desk().execute(() -> rooms.turn(held, room -> room.leave(sessionId)));
  }

  /**
   * Looks at the stored room again, because it has changed or may have: those inside are told its
   * name if it has another one, and who may no longer see it is put out.
   */
  public void refresh(RoomId id) {
    refresh.run(id);
  }

  /** The room as it is, for one who does not stay. */
  public void look(
      Caller caller, RoomId id, Consumer<RoomSnapshot> seen, Consumer<Problem> refused) {
    ask(caller, id, (admission, room) -> seen.accept(room.snapshot(admission)), refused);
  }

  /**
   * Ends the call of a phone in the room, sends it a digit or mutes it.
   *
   * @param refused 404 {@code room-unknown} or {@code phone-unknown}, 409 {@code room-closed},
   *     {@code call-not-answered}, {@code digits-busy} or {@code mute-busy}, 502 {@code
   *     mute-refused}; a digit that the phone refuses comes as a fact instead
   */
  public void control(
      Caller caller, RoomId id, PhoneRef phone, Control control, Consumer<Problem> refused) {
    ask(
        caller,
        id,
        (admission, room) -> {
          CallId call = room.call(phone);
          if (control instanceof Control.Silence silence) {
            mute(id, call, silence.mute(), () -> {}, refused);
          } else {
            apply(control, call, refused);
          }
        },
        refused);
  }

  /**
   * Takes voice or hearing from a phone in the room, or gives it back.
   *
   * @param done runs when the phone, and the one that it hears, have agreed
   * @param refused as in {@link #control}
   */
  public void mute(
      Caller caller,
      RoomId id,
      String sessionId,
      Mute wanted,
      Runnable done,
      Consumer<Problem> refused) {
    ask(
        caller,
        id,
        (admission, room) ->
            mute(id, room.call(new PhoneRef.BySession(sessionId)), wanted, done, refused),
        refused);
  }

  private void mute(RoomId id, CallId call, Mute wanted, Runnable done, Consumer<Problem> refused) {
    bridge
        .mute(id, call, wanted)
        .thenAccept(
            outcome -> {
              switch (outcome.kind()) {
                case DONE -> done.run();
                case REFUSED -> refused.accept(RoomProblem.muteRefused(outcome.code()));
                case NOT_ANSWERED -> refused.accept(RoomProblem.notAnswered());
                case TOO_MANY -> refused.accept(RoomProblem.muteBusy());
              }
            });
  }

  private void apply(Control control, CallId call, Consumer<Problem> refused) {
    if (control instanceof Control.Digit digit) {
      calls
          .sendDigits(call, String.valueOf(digit.digit()))
          .thenAccept(
              outcome -> {
                switch (outcome.kind()) {
                  case NOT_ANSWERED -> refused.accept(RoomProblem.notAnswered());
                  case TOO_MANY -> refused.accept(RoomProblem.digitsBusy());
                  case TAKEN, REFUSED -> {}
                }
              });
    } else {
      calls.tell(call, new Input.HangUp());
    }
  }

  /**
   * Takes somebody out of the room: a person himself or, for those who run the room, any person; a
   * phone is hung up, which every member may do.
   *
   * @param done runs when it is done; for a phone when its call has been told
   */
  public void remove(
      Caller caller, RoomId id, String sessionId, Runnable done, Consumer<Problem> refused) {
    ask(
        caller,
        id,
        (admission, room) -> {
          Participant who = room.participant(sessionId);
          if (who.isPhone()) {
            calls.tell(room.call(new PhoneRef.BySession(sessionId)), new Input.HangUp());
          } else if (admission.runs() || who.userId().equals(caller.user().value())) {
            room.leave(sessionId);
          } else {
            throw RoomProblem.ownerOnly();
          }
          done.run();
        },
        refused);
  }

  /**
   * Gives somebody in the room another name: a person himself or who had the phone called and, for
   * those who run the room, anybody.
   *
   * @param displayName checked by the caller
   * @param renamed runs inside the room's turn with the participant as it is then
   */
  public void rename(
      Caller caller,
      RoomId id,
      String sessionId,
      String displayName,
      Consumer<Participant> renamed,
      Consumer<Problem> refused) {
    ask(
        caller,
        id,
        (admission, room) -> {
          if (!room.belongsTo(caller.user(), sessionId) && !admission.runs()) {
            throw RoomProblem.notYours();
          }
          renamed.accept(room.rename(sessionId, displayName));
        },
        refused);
  }

  /**
   * Keeps a place for the phone of a call that is about to be placed.
   *
   * @param maker who has the phone called
   * @param displayName what others see of the phone, empty for its masked number
   * @throws RoomProblem 409 {@code room-full} or {@code mixer-needed}
   */
  public void expect(Admission admission, Caller maker, CallId call, String displayName) {
    expect(admission.room(), admission.limit(), new Phone(call, displayName, maker.user()));
  }

  /**
   * Keeps a place for a phone that calls the room and is about to be answered. Nobody sees anything
   * of it before it has joined.
   *
   * @param displayName what others see of the phone, empty for its masked number
   * @throws RoomProblem 409 {@code room-full} or {@code mixer-needed}
   */
  public void expect(DialledRoom dialled, CallId call, String displayName) {
    expect(dialled.room(), dialled.limit(), Phone.calling(call, displayName));
  }

  private void expect(RoomId id, int limit, Phone phone) {
    LiveRoom held = rooms.hold(id);
    try {
      held.reservePhone(limit, bridge.places());
    } catch (RoomProblem full) {
      rooms.release(id);
      throw full;
    }
    rooms.turn(held, room -> room.expect(phone));
  }

  /** Takes {@link #expect} back: the call was never placed. */
  public void forget(RoomId id, CallId call) {
    rooms.turn(id, room -> room.forget(call));
  }

  /**
   * The room is closed in the store: everybody leaves. Its calls are ended by {@link RoomClosing}.
   */
  void close(RoomId id) {
    rooms.turn(id, LiveRoom::close);
  }

  void on(@Observes CallFact fact) {
    RoomId id = fact.room();
    if (id != null) {
      rooms.turn(id, room -> take(id, fact, room));
    }
  }

  void on(@Observes BridgeFact fact) {
    rooms.turn(fact.room(), room -> room.bridged(fact));
  }

  private void take(RoomId id, CallFact fact, LiveRoom room) {
    if (fact instanceof CallFact.Changed changed) {
      room.changed(changed);
      if (changed.progress().status().isEnd()) {
        timers.after(settings.endedEntryStays(), () -> forget(id, fact.call()));
      }
    } else if (fact instanceof CallFact.DigitHeard heard) {
      room.fire(new RoomFact.DigitHeard(id, heard.call().value(), heard.digit()));
    } else if (fact instanceof CallFact.DigitRefused refused) {
      room.fire(
          new RoomFact.DigitRefused(id, refused.call().value(), refused.code(), refused.text()));
    }
  }

  /** How many rooms are kept in memory. */
  public int size() {
    return rooms.size();
  }

  /** First the store is asked, on a thread that may wait; then the turn comes. */
  private void ask(
      Caller caller, RoomId id, BiConsumer<Admission, LiveRoom> action, Consumer<Problem> refused) {
    LiveRoom held = rooms.hold(id);
    held.desk()
        .execute(
            () -> {
              try {
                Admission admission = keeping.admit(caller, id);
                rooms.turn(held, room -> orRefuse(() -> action.accept(admission, room), refused));
              } catch (Throwable e) { // a failed commit comes as an undeclared checked exception
                rooms.release(id);
                refused.accept(unread(e));
              }
            });
  }

  /** Whoever asks gets an answer, whatever goes wrong. */
  private static void orRefuse(Runnable action, Consumer<Problem> refused) {
    try {
      action.run();
    } catch (Problem problem) {
      refused.accept(problem);
    } catch (Throwable e) {
      LOG.log(Level.ERROR, "The room could not do what it was asked", e);
      refused.accept(RoomProblem.broken());
    }
  }

  private static Problem unread(Throwable e) {
    if (e instanceof Problem problem) {
      return problem;
    }
    LOG.log(Level.ERROR, "The room could not be read", e);
    return Outage.problem();
  }

  private void announce(RoomFact fact) {
    try {
      facts.fire(fact);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An observer failed; the room goes on", e);
    }
  }
}
