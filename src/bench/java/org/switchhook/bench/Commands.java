package org.switchhook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** One socket of {@code /call-api} with many commands under way. */
final class Commands implements Events.Listener {
  private static final String COMMAND =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{\"cmd_id\":\"%s\"%s}}";

  private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
  private final Map<String, String> errors = new ConcurrentHashMap<>();
  private WebSocket socket;
  private CompletableFuture<WebSocket> sending = new CompletableFuture<>();

  private Commands() {}

  static CompletableFuture<Commands> open(Rest rest) {
    Commands commands = new Commands();
    return Rest.HTTP
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + rest.token())
        .buildAsync(BenchServer.socket("/call-api?dialect=current"), Events.listening(commands))
        .thenApply(commands::opened);
  }

  private synchronized Commands opened(WebSocket open) {
    socket = open;
    sending = CompletableFuture.completedFuture(open);
    return this;
  }

  /**
   * Gives a command.
   *
   * @param id its {@code cmd_id}
   * @param params JSON members, each after a comma
   * @return completed at its end; exceptionally with what its error said
   */
  CompletableFuture<Void> give(String method, String id, String params) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    running.put(id, done);
    send(COMMAND.formatted(method, id, params));
    return done;
  }

  /** After what was sent before. */
  private synchronized void send(String message) {
    sending =
        sending.handle((done, failure) -> socket).thenCompose(open -> open.sendText(message, true));
  }

  @Override
  public void heard(String message) {
    if (message.contains("\"event\":\"Error\"")) {
      JsonNode params = Rest.json(message).path("params");
      errors.put(params.path("cmd_id").asText(), params.path("data").asText());
    } else if (message.contains("\"event\":\"Ended\"")) {
      end(Rest.json(message).at("/params/cmd_id").asText());
    } else if (message.contains("\"error\":")) {
      closed(message);
    }
  }

  private void end(String id) {
    CompletableFuture<Void> done = running.remove(id);
    String error = errors.remove(id);
    if (done != null && error == null) {
      done.complete(null);
    } else if (done != null) {
      done.completeExceptionally(new IllegalStateException(error));
    }
  }

  @Override
  public void closed(String why) {
    running.values().forEach(each -> each.completeExceptionally(new IllegalStateException(why)));
  }
}
