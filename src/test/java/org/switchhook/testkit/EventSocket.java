package org.switchhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.switchhook.it.TestServer;

/** A socket client for tests: collects JSON messages and writes each into the ladder. */
public final class EventSocket implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Ladder ladder;
  private final String name;
  private final Inbox<JsonNode> inbox = new Inbox<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;
  private volatile boolean leaving;

  /**
   * Connects to any socket endpoint.
   *
   * @param name column in the ladder
   * @param headers names and values in turn, such as {@code "Origin", "https://example.org"}
   */
  public EventSocket(URI uri, String name, Ladder ladder, String... headers) {
    this.ladder = ladder;
    this.name = name;
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    this.socket = wait(builder.connectTimeout(PATIENCE).buildAsync(uri, new Collector()));
  }

  /** Connects to {@code /events} of the server under test, for tests without a ladder. */
  public static EventSocket events() {
    return events(new Ladder());
  }

  /** The same as a page of this origin does; other sockets have no {@code Origin}. */
  public static EventSocket eventsFrom(String origin) {
    return events(new Ladder(), "Origin", origin);
  }

  /** Connects to {@code /events} of the server under test; its column is {@code socket}. */
  public static EventSocket events(Ladder ladder, String... headers) {
    String http = TestServer.http("/events").toString();
    return new EventSocket(URI.create(http.replaceFirst("^http", "ws")), "socket", ladder, headers);
  }

  /** Sends what Jackson can write, or a text as a String with ' for ", be it JSON or not. */
  public void send(Object message) {
    String text = JsonText.write(message);
    note(name, "server", title(JsonText.read(text)));
    wait(socket.sendText(text, true));
  }

  public void sendBytes(byte[] bytes) {
    note(name, "server", "(bytes)");
    wait(socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  /** Says hello with a token and gives the next message, which is the answer or an error. */
  public JsonNode hello(String token) {
    Map<String, Object> auth = Map.of("params", Map.of("token", token));
    Map<String, Object> hello = Map.of("version", "1.0", "auth", auth);
    send(Map.of("id", "1", "type", "hello", "hello", hello));
    return next();
  }

  /** The first message that nobody has asked for yet; one that is no JSON fails the test. */
  public JsonNode next() {
    JsonNode message = expect(any -> true);
    assertThat(message.isObject()).as(message.toString()).isTrue();
    return message;
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

  /** With which the server closes; 1006 when the connection is lost without one. */
  public int closeCode() {
    return wait(closed);
  }

  /** Ends the connection without a close message, as when a network goes away. */
  public void lose() {
    socket.abort();
  }

  /**
   * Says bye, beside the ladder, unless the connection has ended. Without it the session would wait
   * for a resume and count against the sessions that its user may have.
   */
  @Override
  public void close() {
    if (!closed.isDone() && !socket.isOutputClosed()) {
      leaving = true;
      send(Map.of("type", "bye", "bye", Map.of()));
      closeCode();
    }
  }

  private void note(String from, String to, String text) {
    if (!leaving) {
      ladder.note(from, to, text);
    }
  }

  private static <T> T wait(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the socket failed", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("the socket did not do it within " + PATIENCE, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Type, the type of what is inside, and the status of a call: no number, no id. */
  private static String title(JsonNode message) {
    if (!message.isObject()) {
      return "(no JSON object)";
    }
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
        JsonNode message = JsonText.read(parts.toString());
        note("server", name, title(message));
        inbox.add(message);
        parts.setLength(0);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      note("server", name, "close " + code);
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(1006);
    }
  }
}
