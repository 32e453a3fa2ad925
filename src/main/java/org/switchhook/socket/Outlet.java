package org.switchhook.socket;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The far end of one open socket, as {@link Connection} needs it. No method waits for the peer. */
public interface Outlet {
  /**
   * Starts to send one text; the next is handed over only after {@code done} was called.
   *
   * @param done called once, on any thread (the caller's included), with null when the text left
   */
  void send(String text, Consumer<@Nullable Throwable> done);

  /** Sends a ping frame; its failure shows as a missing pong. */
  void ping();

  /** Starts the closing handshake. */
  void close(CloseCode code);
}
