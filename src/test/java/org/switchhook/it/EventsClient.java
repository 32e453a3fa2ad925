package org.switchhook.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of /events on the server under test. Waits at most ten seconds for anything. */
public final class EventsClient implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE = 10;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private EventsClient(WebSocket.Builder builder) {
    URI http = TestServer.http("/events");
    URI address = URI.create("ws" + http.toString().substring("http".length()));
    socket = builder.buildAsync(address, new Ear()).orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }

  /** Opens a socket as a program, without an Origin. */
  public static EventsClient open() {
    return new EventsClient(HTTP.newWebSocketBuilder());
  }

  /** Opens a socket as a page of this origin. */
  public static EventsClient openFrom(String origin) {
    return new EventsClient(HTTP.newWebSocketBuilder().header("Origin", origin));
  }

  /**
   * Sends a message.
   *
   * @param text JSON, with ' for "
   */
  public void say(String text) {
    sayExactly(text.replace('\'', '"'));
  }

  public void sayExactly(String text) {
    socket.sendText(text, true).orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }

  public void sayBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }

  /** Says hello with a token and returns the answer. */
  public JsonNode hello(String token) throws Exception {
    say(
        "{'id':'1','type':'hello','hello':{'version':'1.0','auth':{'params':{'token':'"
            + token
            + "'}}}}");
    return next();
  }

  /** The next message. */
  public JsonNode next() throws InterruptedException, JsonProcessingException {
    String text = received.poll(PATIENCE, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("No message within " + PATIENCE + " s");
    }
    return JSON.readTree(text);
  }

  /** The code with which the server closes the socket. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }

  /** Cuts the connection, without a closing handshake. */
  @Override
  public void close() {
    socket.abort();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
