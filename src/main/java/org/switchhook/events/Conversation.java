package org.switchhook.events;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;
import org.switchhook.platform.LogContext;
import org.switchhook.platform.Timers;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.Connection;
import org.switchhook.socket.Intake;
import org.switchhook.socket.Message;
import org.switchhook.socket.Outlet;
import org.switchhook.socket.SocketWorld;

/** What is said on one socket, from its opening to its end. */
final class Conversation {
  private static final System.Logger LOG = Log.of(Conversation.class);

  private final Sessions sessions;
  private final EventSettings settings;
  private final Timers timers;
  private final Connection connection;
  private final Intake intake;
  private final Consumer<Conversation> onEnd;

  private volatile @Nullable EventSession session;
  private volatile boolean over;
  private int errors;

  /**
   * A conversation that has not been opened.
   *
   * @param onEnd called once when the socket is closed
   */
  Conversation(
      Outlet outlet,
      Sessions sessions,
      EventSettings settings,
      SocketWorld world,
      Consumer<Conversation> onEnd) {
    this.sessions = sessions;
    this.settings = settings;
    this.timers = world.timers();
    this.onEnd = onEnd;
    this.connection = world.connection(outlet, this::ended);
    this.intake = world.intake();
  }

  /** Greets the peer, and gives it the hello time. */
  void open() {
    connection.start();
    connection.send(Wire.welcome());
    timers.after(settings.helloTime(), this::requireSession);
  }

  private void requireSession() {
    if (session == null) {
      connection.finish(Wire.bye(null, "hello_timeout"), CloseCode.POLICY);
    }
  }

  /** A text came; the container's thread is not kept. */
  void received(String text) {
    intake.take(text, this::read).ifPresent(this::refuse);
  }

  private void refuse(CloseCode code) {
    if (code == CloseCode.TOO_FAST) {
      endTooFast(connection);
    } else {
      connection.drop(code);
    }
  }

  static void endTooFast(Connection connection) {
    connection.finish(Wire.bye(null, "too_many_requests"), CloseCode.TOO_FAST);
  }

  void binaryReceived() {
    connection.finish(
        Wire.error(null, "invalid_format", "Only text is understood here"), CloseCode.NOT_TEXT);
  }

  void pong() {
    connection.pong();
  }

  /** The real socket is closed. */
  void closed() {
    connection.closed();
  }

  void end(CloseCode code) {
    connection.drop(code);
  }

  private void ended() {
    over = true;
    EventSession left = session;
    if (left != null) {
      left.disconnected(connection);
    }
    onEnd.accept(this);
  }

  private void read(String text) {
    EventSession current = session;
    LogContext about = current == null ? LogContext.NONE : current.about();
    about.run(() -> obey(text));
  }

  private void obey(String text) {
    if (over) {
      return;
    }
    try {
      ClientMessage message = ClientMessages.read(text);
      EventSession current = session;
      if (current == null) {
        greet(message);
      } else {
        current.handle(message);
      }
    } catch (WireProblem problem) {
      refuse(problem);
    }
  }

  private void greet(ClientMessage message) {
    if (message instanceof ClientMessage.Hello hello) {
      joined(sessions.start(hello, connection));
    } else if (message instanceof ClientMessage.Resume resume) {
      joined(sessions.resume(resume, connection));
    } else if (message instanceof ClientMessage.Bye) {
      connection.finish(Wire.bye(message.id(), ""), CloseCode.NORMAL);
    } else {
      throw new WireProblem("hello_expected", message.id(), false, "Say hello first");
    }
  }

  private void joined(EventSession now) {
    session = now;
    if (over) {
      now.disconnected(connection); // closed while the token was checked
    }
  }

  private void refuse(WireProblem problem) {
    LOG.log(Level.DEBUG, () -> "Refuses a message: " + problem.id());
    if (!problem.isSilent()) {
      Message error = Wire.error(problem.request(), problem.id(), problem.detail());
      EventSession current = session;
      if (current == null) {
        connection.send(error);
      } else {
        current.tell(error);
      }
    }
    errors++;
    if (errors >= settings.errors()) {
      connection.finish(Wire.bye(null, "too_many_errors"), CloseCode.POLICY);
    }
  }
}
