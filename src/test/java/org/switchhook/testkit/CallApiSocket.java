package org.switchhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.switchhook.it.TestServer;

/** A client of {@code /call-api} that gives many commands and tells apart what comes of each. */
public final class CallApiSocket implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String COLUMN = "client";

  private final Ladder ladder;
  private final Inbox<JsonNode> inbox = new Inbox<>();
  private final List<JsonNode> all = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private int lastId;

  private CallApiSocket(URI uri, Ladder ladder) {
    this.ladder = ladder;
    try {
      socket =
          HTTP.newWebSocketBuilder()
              .connectTimeout(PATIENCE)
              .buildAsync(uri, new Collector())
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no socket at " + uri, e);
    }
  }

  /** On the listener of its own, without a token. */
  public static CallApiSocket local(String dialect, Ladder ladder) {
    return new CallApiSocket(TestServer.callApi("/call-api?dialect=" + dialect), ladder);
  }

  /**
   * Gives a command and waits for its reply.
   *
   * @return its id
   */
  public String command(String method, Map<String, String> params) {
    lastId++;
    String id = "r-" + lastId;
    ladder.note(COLUMN, "server", method);
    send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", params));
    JsonNode reply = inbox.expect("reply " + id, m -> m.path("id").asText().equals(id), PATIENCE);
    assertThat(reply.at("/result/event").asText()).as(reply.toString()).isEqualTo("Started");
    return reply.at("/result/cmd_id").asText();
  }

  /** The reply to the request with that number as its id. */
  public JsonNode reply(int id) {
    return inbox.expect(
        "reply " + id, m -> m.path("id").isInt() && m.path("id").asInt() == id, PATIENCE);
  }

  /** All that has come, in its order. */
  public List<JsonNode> all() {
    return List.copyOf(all);
  }

  public void send(Object message) {
    socket.sendText(JsonText.write(message), true).join();
  }

  /** The next notification of a command. */
  public JsonNode next(String command) {
    return next(command, PATIENCE);
  }

  private JsonNode next(String command, Duration deadline) {
    return inbox.expect(
        "notification of " + command,
        m -> m.at("/params/cmd_id").asText().equals(command),
        deadline);
  }

  /** The next notification of a command, which must tell this. */
  public JsonNode expect(String command, String event) {
    JsonNode message = next(command);
    assertThat(message.at("/params/event").asText()).as(message.toString()).isEqualTo(event);
    return message.at("/params/data");
  }

  /** All that is told of a command until its end, the end not included. */
  public List<JsonNode> untilEnded(String command) {
    List<JsonNode> told = new ArrayList<>();
    JsonNode message = next(command);
    while (!message.at("/params/event").asText().equals("Ended")) {
      told.add(message);
      message = next(command);
    }
    return told;
  }

  /** The command has gone well, and has told this. */
  public void expectDone(String command, String... events) {
    assertThat(untilEnded(command))
        .extracting(m -> m.at("/params/event").asText())
        .containsExactly(events);
  }

  /** The text of the error that is all that comes of a command, which may take half a minute. */
  public String patientError(String command) {
    JsonNode message = next(command, PATIENCE.multipliedBy(3));
    assertThat(message.at("/params/event").asText()).as(message.toString()).isEqualTo("Error");
    expectDone(command);
    return message.at("/params/data").asText();
  }

  /** The text of the error with which the command ended. */
  public String expectError(String command) {
    List<JsonNode> told = untilEnded(command);
    JsonNode last = told.get(told.size() - 1);
    assertThat(last.at("/params/event").asText()).as(told.toString()).isEqualTo("Error");
    return last.at("/params/data").asText();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Collector implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        JsonNode message = JsonText.read(parts.toString());
        parts.setLength(0);
        ladder.note("server", COLUMN, title(message));
        all.add(message);
        inbox.add(message);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private String title(JsonNode message) {
      JsonNode event = message.at("/params/event");
      JsonNode extra = message.at("/params/data/extra");
      String leg = message.at("/params/data/leg").asText();
      String text = event.isMissingNode() ? message.at("/result/event").asText() : event.asText();
      return (text + " " + extra.asText() + leg).strip();
    }
  }
}
