package org.switchhook.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.switchhook.it.TestServer;

/** A socket client for tests: collects JSON messages and writes each into the ladder. */
public final class EventSocket implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Ladder ladder;
  private final String name;
  private final Inbox<JsonNode> inbox = new Inbox<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private EventSocket(URI uri, String name, Ladder ladder, String... headers) {
    this.ladder = ladder;
    this.name = name;
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    this.socket = wait(builder.connectTimeout(PATIENCE).buildAsync(uri, new Collector()), PATIENCE);
  }

  /**
   * Connects to any socket endpoint.
   *
   * @param headers names and values in turn, such as {@code "Origin", "https://example.org"}
   */
  public static EventSocket open(URI uri, String name, Ladder ladder, String... headers) {
    return new EventSocket(uri, name, ladder, headers);
  }

  /** Connects to {@code /events} of the server under test; its column is {@code socket}. */
  public static EventSocket events(Ladder ladder) {
    String http = TestServer.http("/events").toString();
    return open(URI.create(http.replaceFirst("^http", "ws")), "socket", ladder);
  }

  /** Sends what Jackson can write, or JSON text as a String. */
  public void send(Object message) {
    try {
      String text = message instanceof String given ? given : JSON.writeValueAsString(message);
      ladder.note(
          name,
          "server",
          message instanceof String ? title(text) : title(JSON.valueToTree(message)));
      wait(socket.sendText(text, true), PATIENCE);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first message that fits; those before it stay for a later call. */
  public JsonNode expect(Predicate<JsonNode> fits, Duration deadline) {
    return inbox.expect(name + " message", fits, deadline);
  }

  public JsonNode expect(Predicate<JsonNode> fits) {
    return expect(fits, PATIENCE);
  }

  /** The first message whose {@code type} is that. */
  public JsonNode expectType(String type) {
    return inbox.expect(name + " " + type, m -> m.path("type").asText().equals(type), PATIENCE);
  }

  /** Close code of the server, or 1006 when the connection was lost without one. */
  public int expectClosed(Duration deadline) {
    return wait(closed, deadline);
  }

  /** Ends the connection without a close message, as when a network goes away. */
  public void lose() {
    socket.abort();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      wait(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""), PATIENCE);
    }
  }

  private static <T> T wait(CompletableFuture<T> future, Duration deadline) {
    try {
      return future.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the socket did not do it within " + deadline, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String title(String text) throws JsonProcessingException {
    return title(JSON.readTree(text));
  }

  /** Type, the type of what is inside, and the status of a call: no number, no id. */
  private static String title(JsonNode message) {
    String type = message.path("type").asText("?");
    JsonNode inside = message.path(type);
    String status = inside.path("value").path("status").asText();
    return (type + " " + inside.path("type").asText() + " " + status).strip().replaceAll(" +", " ");
  }

  private final class Collector implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      from.request(1);
      if (last) {
        try {
          JsonNode message = JSON.readTree(parts.toString());
          ladder.note("server", name, title(message));
          inbox.add(message);
        } catch (JsonProcessingException e) {
          ladder.note("server", name, "(not JSON)");
        }
        parts.setLength(0);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ladder.note("server", name, "close " + code);
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(1006);
    }
  }
}
