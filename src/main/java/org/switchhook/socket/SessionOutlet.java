package org.switchhook.socket;

import jakarta.websocket.CloseReason;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Log;

/** An {@link Outlet} over a session of the container. */
public final class SessionOutlet implements Outlet {
  private static final System.Logger LOG = Log.of(SessionOutlet.class);
  private static final long SEND_MILLIS = 10_000;

  private final Session session;

  private SessionOutlet(Session session) {
    this.session = session;
  }

  /**
   * Prepares a session that was just opened: incoming size, write time limit, and an idle limit
   * that frees a dead connection whose close frame can no longer be written.
   */
  public static SessionOutlet prepare(Session session, ReceiveLimits limits, Pulse pulse) {
    session.setMaxTextMessageBufferSize(limits.messageBytes());
    session.setMaxBinaryMessageBufferSize(limits.messageBytes());
    session.setMaxIdleTimeout(pulse.pong().multipliedBy(2).toMillis());
    session.getAsyncRemote().setSendTimeout(SEND_MILLIS);
    return new SessionOutlet(session);
  }

  @Override
  public void send(String text, Consumer<@Nullable Throwable> done) {
    try {
      session.getAsyncRemote().sendText(text, result -> done.accept(failure(result)));
    } catch (RuntimeException e) {
      done.accept(e); // closed meanwhile
    }
  }

  private static @Nullable Throwable failure(SendResult result) {
    if (result.isOK()) {
      return null;
    }
    Throwable cause = result.getException();
    return cause == null ? new IOException("not sent") : cause;
  }

  @Override
  public void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Ping not sent", e);
    }
  }

  @Override
  public void close(CloseCode code) {
    try {
      session.close(
          new CloseReason(CloseReason.CloseCodes.getCloseCode(code.number()), code.word()));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Socket was already gone", e);
    }
  }
}
