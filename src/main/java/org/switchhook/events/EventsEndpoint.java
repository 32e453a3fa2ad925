package org.switchhook.events;

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
import org.switchhook.socket.SessionOutlet;
import org.switchhook.socket.SocketWorld;

/** The container's side of {@code /events}: one instance for all sockets. */
@Singleton
@ServerEndpoint(value = "/events", configurator = EventsConfigurator.class)
public class EventsEndpoint {
  private static final System.Logger LOG = Log.of(EventsEndpoint.class);
  private static final String CONVERSATION = "conversation";

  private final Conversations conversations;
  private final SocketWorld world;

  @Inject
  EventsEndpoint(Conversations conversations, SocketWorld world) {
    this.conversations = conversations;
    this.world = world;
  }

  @OnOpen
  public void onOpen(Session session) {
    SessionOutlet outlet = SessionOutlet.prepare(session, world.receive(), world.pulse());
    session.getUserProperties().put(CONVERSATION, conversations.open(outlet));
  }

  @OnMessage
  public void onText(Session session, String text) {
    with(session, conversation -> conversation.received(text));
  }

  @OnMessage
  public void onBinary(Session session, ByteBuffer ignored) {
    with(session, Conversation::binaryReceived);
  }

  @OnMessage
  public void onPong(Session session, PongMessage ignored) {
    with(session, Conversation::pong);
  }

  @OnClose
  public void onClose(Session session) {
    with(session, Conversation::closed);
  }

  /** The container closes the socket after most errors; {@link #onClose} then follows. */
  @OnError
  public void onError(Session session, Throwable error) {
    LOG.log(System.Logger.Level.DEBUG, "Socket failed", error);
  }

  private static void with(Session session, Consumer<Conversation> action) {
    if (session.getUserProperties().get(CONVERSATION) instanceof Conversation conversation) {
      action.accept(conversation);
    }
  }
}
