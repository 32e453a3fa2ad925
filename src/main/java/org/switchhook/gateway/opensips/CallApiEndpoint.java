package org.switchhook.gateway.opensips;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.switchhook.platform.Log;
import org.switchhook.socket.CloseCode;
import org.switchhook.socket.SessionOutlet;

/** The container's side of {@code /call-api}: one instance for all sockets. */
@Singleton
@ServerEndpoint(value = CallApiEndpoint.PATH, configurator = CallApiConfigurator.class)
public class CallApiEndpoint {
  static final String PATH = "/call-api";

  private static final System.Logger LOG = Log.of(CallApiEndpoint.class);
  private static final String CONNECTION = "connection";

  private final CallApiConnections connections;

  @Inject
  CallApiEndpoint(CallApiConnections connections) {
    this.connections = connections;
  }

  @OnOpen
  public void onOpen(Session session) {
    CallApiWorld world = connections.world();
    SessionOutlet outlet =
        SessionOutlet.prepare(session, world.limits().receive(), world.sockets().pulse());
    if (session.getUserPrincipal() instanceof Admission admission) {
      session.getUserProperties().put(CONNECTION, connections.open(outlet, admission));
    } else {
      outlet.close(CloseCode.POLICY); // it did not come past the doorkeeper
    }
  }

  @OnMessage
  public void onText(Session session, String text) {
    with(session, connection -> connection.received(text));
  }

  @OnMessage
  public void onBinary(Session session, ByteBuffer bytes) {
    with(session, connection -> connection.received(bytes));
  }

  @OnMessage
  public void onPong(Session session, PongMessage ignored) {
    with(session, CallApiConnection::pong);
  }

  @OnClose
  public void onClose(Session session) {
    with(session, CallApiConnection::closed);
  }

  /** The container closes the socket after most errors; {@link #onClose} then follows. */
  @OnError
  public void onError(Session session, Throwable error) {
    LOG.log(System.Logger.Level.DEBUG, "Socket failed", error);
  }

  private static void with(Session session, Consumer<CallApiConnection> action) {
    if (session.getUserProperties().get(CONNECTION) instanceof CallApiConnection connection) {
      action.accept(connection);
    }
  }
}
