package org.switchhook.events;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.RoomId;
import org.switchhook.platform.Log;
import org.switchhook.platform.LogContext;
import org.switchhook.platform.Mailbox;
import org.switchhook.platform.Problem;
import org.switchhook.platform.Timers;
import org.switchhook.rest.Rights;
import org.switchhook.room.RoomEntry;
import org.switchhook.room.RoomSnapshot;
import org.switchhook.security.Caller;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.Connection;
import org.switchhook.socket.Line;
import org.switchhook.socket.Message;

/**
 * A person on the socket: outlives the connection for the resume time, sees one room at a time.
 * Requests are obeyed one after another; all state but the line belongs to the session's turn.
 */
final class EventSession {
  private static final System.Logger LOG = Log.of(EventSession.class);

  private final Caller caller;
  private final String id;
  private final String resumeId;
  private final Line line;
  private final SessionWorld world;
  private final LogContext about;
  private final Mailbox turn;
  private final int maxRequests;
  private final Queue<ClientMessage> requests = new ArrayDeque<>();

  private boolean busy;
  private boolean owesState;
  private boolean ended;
  private @Nullable RoomId room;
  private Watch watch = Watch.NONE;
  private Timers.@Nullable Timer patience;
  private Timers.@Nullable Timer lifetime;

  EventSession(Caller caller, String id, String resumeId, int maxRequests, SessionWorld world) {
    this.caller = caller;
    this.id = id;
    this.resumeId = resumeId;
    this.maxRequests = maxRequests;
    this.world = world;
    this.line = new Line(world.limits());
    this.about = LogContext.of("session", id);
    this.turn = new Mailbox(world.turns(), about);
  }

  Caller caller() {
    return caller;
  }

  String id() {
    return id;
  }

  String resumeId() {
    return resumeId;
  }

  /** For log lines of what is done for this session outside its turn. */
  LogContext about() {
    return about;
  }

  /** Number of the latest message. */
  long last() {
    return line.last();
  }

  /** Sends a message, or keeps it for the resume; any thread, never waits. */
  void tell(Message message) {
    line.send(message);
  }

  void start(Connection connection, @Nullable String request) {
    turn.execute(
        () -> {
          LOG.log(Level.INFO, "A session begins");
          line.attach(connection);
          tell(Wire.hello(request, id, resumeId, caller.user().value()));
          lifetime = world.timers().after(world.settings().sessionTime(), () -> expire());
        });
  }

  private void expire() {
    turn.execute(() -> end("token_expired", null));
  }

  void resume(Connection next, ClientMessage.Resume request) {
    turn.execute(
        () -> {
          if (ended) {
            next.finish(Sessions.noSuchSession(request.id()), CloseCode.NORMAL);
            return;
          }
          stop(patience);
          line.connection()
              .ifPresent(old -> old.finish(Wire.bye(null, "session_resumed"), CloseCode.NORMAL));
          takeOver(next, request.id(), request.seq());
          if (room != null) {
            world.rooms().refresh(room);
          }
        });
  }

  private void takeOver(Connection next, @Nullable String request, OptionalLong seen) {
    Message greeting = Wire.hello(request, id, resumeId, caller.user().value());
    if (line.resume(next, seen, greeting, Wire::gap)) {
      return;
    }
    if (busy) {
      owesState = true; // it is about to enter or leave a room
    } else {
      tellState();
    }
  }

  private void tellState() {
    if (room == null) {
      tell(Wire.noRoom(null));
    } else {
      world.audiences().retell(room, this);
    }
    if (watch != Watch.NONE) {
      world.audiences().calls().retell(this, watch);
    }
  }

  /** Its connection is gone; unless another took over, the resume time runs. */
  void disconnected(Connection gone) {
    turn.execute(
        () -> {
          if (line.detach(gone) && !ended) {
            patience =
                world
                    .timers()
                    .after(world.limits().resumeTime(), () -> turn.execute(() -> endIfAlone()));
          }
        });
  }

  private void endIfAlone() {
    if (line.connection().isEmpty()) {
      end("", null);
    }
  }

  /** Obeys a request after those before it. */
  void handle(ClientMessage request) {
    turn.execute(
        () -> {
          if (requests.size() >= maxRequests) {
            line.connection().ifPresent(Conversation::endTooFast);
            return;
          }
          requests.add(request);
          proceed();
        });
  }

  private void proceed() {
    while (!busy && !ended) {
      ClientMessage next = requests.poll();
      if (next == null) {
        return;
      }
      about(next).run(() -> obey(next));
    }
  }

  private LogContext about(ClientMessage request) {
    LogContext here = room == null ? about : about.with("room", room.value());
    String id = request.id();
    return id == null ? here : here.with("request", id);
  }

  private void obey(ClientMessage request) {
    LOG.log(Level.DEBUG, () -> "Obeys " + request.getClass().getSimpleName());
    if (!Rights.allow(request.getClass(), caller.role())) {
      tell(Wire.error(request.id(), "not_allowed", "Your role may not say this"));
    } else if (request instanceof ClientMessage.Enter enter) {
      enter(enter);
    } else if (request instanceof ClientMessage.Leave) {
      leave(request.id());
    } else if (request instanceof ClientMessage.Command command) {
      control(command);
    } else if (request instanceof ClientMessage.WatchCalls calls) {
      watch(calls.on() ? Watch.OWN : Watch.NONE, request.id());
    } else if (request instanceof ClientMessage.WatchDomain) {
      watch(Watch.DOMAIN, request.id());
    } else if (request instanceof ClientMessage.Bye) {
      end("", request.id());
    } else {
      tell(Wire.error(request.id(), "hello_repeated", "This socket has said hello before"));
    }
  }

  private void enter(ClientMessage.Enter request) {
    if (room != null) {
      tell(
          Wire.error(
              request.id(),
              "already_joined",
              "Leave the room before you join another",
              Map.of("room", room.value())));
      return;
    }
    busy = true;
    world
        .rooms()
        .enter(
            new RoomEntry(caller, request.room(), id, request.watch()),
            snapshot -> entered(request, snapshot),
            problem -> turn.execute(() -> notEntered(request, problem)));
  }

  /** In the room's turn: no later fact can overtake. */
  private void entered(ClientMessage.Enter request, RoomSnapshot snapshot) {
    world.audiences().add(this, request.id(), snapshot);
    turn.execute(
        () -> {
          room = request.room();
          if (ended) {
            leaveRoom(() -> {});
          }
          goOn();
        });
  }

  private void notEntered(ClientMessage.Enter request, Problem problem) {
    tell(RoomErrors.message(request.id(), problem));
    goOn();
  }

  /** The request that took its time is done. */
  private void goOn() {
    busy = false;
    if (owesState) {
      owesState = false;
      tellState();
    }
    proceed();
  }

  private void leave(@Nullable String request) {
    busy = true;
    leaveRoom(
        () -> {
          tell(Wire.noRoom(request));
          turn.execute(this::goOn);
        });
  }

  /** The audience lets it go first, so that it does not hear of its own leaving. */
  private void leaveRoom(Runnable then) {
    RoomId left = room;
    if (left == null) {
      then.run();
      return;
    }
    room = null;
    world.audiences().remove(left, id, then);
    world.rooms().leave(left, id);
  }

  private void control(ClientMessage.Command request) {
    if (room == null) {
      answer(request.id(), Wire.error(request.id(), "not_in_room", "Join the phone's room first"));
      return;
    }
    LOG.log(Level.INFO, () -> "Asks for " + request.control().getClass().getSimpleName());
    world
        .rooms()
        .control(
            caller,
            room,
            request.phone(),
            request.control(),
            problem -> answer(request.id(), RoomErrors.control(request.id(), problem)));
  }

  private void watch(Watch wanted, @Nullable String request) {
    watch = wanted;
    world.audiences().calls().watch(this, wanted, request);
  }

  /** A control without an id is never answered. */
  private void answer(@Nullable String request, Message answer) {
    if (request != null) {
      tell(answer);
    }
  }

  /**
   * The room was closed, or somebody took it out of the room; any thread. Told once it is outside,
   * so that it may answer by joining at once.
   */
  void putOut(RoomId left, Message farewell) {
    turn.execute(
        () -> {
          if (left.equals(room)) {
            room = null;
            world.audiences().remove(left, id, () -> {});
            tell(farewell);
          }
        });
  }

  private void end(String reason, @Nullable String request) {
    if (ended) {
      return;
    }
    ended = true;
    LOG.log(Level.INFO, () -> "The session ends" + (reason.isEmpty() ? "" : ": " + reason));
    requests.clear();
    stop(patience);
    stop(lifetime);
    leaveRoom(() -> {});
    world.audiences().calls().remove(this);
    world.sessions().forget(this);
    line.connection().ifPresent(last -> last.finish(Wire.bye(request, reason), CloseCode.NORMAL));
  }

  private static void stop(Timers.@Nullable Timer timer) {
    if (timer != null) {
      timer.stop();
    }
  }
}
