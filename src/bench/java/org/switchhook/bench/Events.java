package org.switchhook.bench;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sockets of the client side; all share the threads of {@link Rest}. */
final class Events {
  /** What a socket hears; on a shared thread, so it must not wait. */
  interface Listener {
    void heard(String message);

    void closed(String why);
  }

  private Events() {}

  static CompletableFuture<WebSocket> open(URI uri, Listener listener) {
    return Rest.HTTP.newWebSocketBuilder().buildAsync(uri, listening(listener));
  }

  /** What a socket is given that hears for that one. */
  static WebSocket.Listener listening(Listener listener) {
    return new Ear(listener);
  }

  /** A socket that watches a room; completed when it does. */
  static CompletableFuture<WebSocket> watch(Rest rest, String room, Listener listener) {
    CompletableFuture<Void> inside = new CompletableFuture<>();
    Listener greeted =
        new Listener() {
          @Override
          public void heard(String message) {
            listener.heard(message);
            if (message.contains("\"type\":\"room\"")) {
              inside.complete(null);
            }
          }

          @Override
          public void closed(String why) {
            inside.completeExceptionally(new IllegalStateException(why));
            listener.closed(why);
          }
        };
    return open(BenchServer.socket("/events"), greeted)
        .thenCompose(socket -> Line.hello(socket, rest.token(), room))
        .thenCombine(inside, (socket, nothing) -> socket);
  }

  private static final class Ear implements WebSocket.Listener {
    private final Listener listener;
    private String begun = "";

    Ear(Listener listener) {
      this.listener = listener;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      from.request(1);
      if (last) {
        String message = begun.isEmpty() ? data.toString() : begun + data;
        begun = "";
        listener.heard(message);
      } else {
        begun += data;
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      listener.closed(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      listener.closed(error.toString());
    }
  }
}
