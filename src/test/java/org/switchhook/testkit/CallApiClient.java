package org.switchhook.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * Behaves like {@code call-api-client} of the OpenSIPS Call API, after the description of it: one
 * request, and an end at the first message whose {@code params.event} is {@code Ended} or {@code
 * Error}. It never ends by itself at an error reply.
 */
public final class CallApiClient {
  private final int port;
  private final String path;

  /**
   * @param path as in its configuration file, such as {@code /call-api?dialect=current}
   */
  public CallApiClient(int port, String path) {
    this.port = port;
    this.path = path;
  }

  /**
   * How a run went.
   *
   * @param status with which it ends; {@link #HANGS} when it would wait for ever
   * @param received every message
   */
  public record Run(int status, List<JsonNode> received) {
    public static final int HANGS = -1;

    /** {@code params.event} of every notification. */
    public List<String> events() {
      return received.stream()
          .filter(message -> !message.has("id"))
          .map(message -> message.at("/params/event").asText())
          .toList();
    }
  }

  /** Runs it with {@code -method}, {@code -params} (' for ") and no {@code -id}. */
  public Run run(String method, String params) {
    return run(method, params, "");
  }

  /**
   * @param params null for none
   */
  public Run run(String method, String params, String id) {
    SocketWire socket;
    try {
      socket = SocketWire.open(port, path);
    } catch (AssertionError e) {
      return new Run(1, List.of()); // dial: bad handshake
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof ConnectException) {
        return new Run(1, List.of());
      }
      throw e;
    }
    try (socket) {
      String more = params == null ? "" : ",'params':" + params;
      socket.text("{'jsonrpc':'2.0','id':'" + id + "','method':'" + method + "'" + more + "}");
      return read(socket);
    }
  }

  private static Run read(SocketWire socket) {
    List<JsonNode> received = new ArrayList<>();
    while (true) {
      SocketWire.Frame frame;
      try {
        frame = socket.frame();
      } catch (UncheckedIOException e) {
        boolean silent = e.getCause() instanceof SocketTimeoutException;
        return new Run(silent ? Run.HANGS : 0, received);
      }
      if (frame.opcode() == SocketWire.CLOSE) {
        return new Run(0, received);
      }
      if (frame.opcode() == SocketWire.TEXT) {
        JsonNode message = JsonText.read(frame.text());
        received.add(message);
        if (!message.isObject() || !message.path("params").isMissingNode() && !isNamed(message)) {
          return new Run(2, received); // it panics
        }
        String event = message.at("/params/event").asText();
        if (event.equals("Ended") || event.equals("Error")) {
          socket.close(1000);
          return new Run(0, received);
        }
        if (message.has("error")) {
          return hang(socket, received);
        }
      }
    }
  }

  private static boolean isNamed(JsonNode message) {
    return message.path("params").isObject();
  }

  /**
   * It would wait until it is killed. Another request on the connection, which it never sends,
   * shows that there is nothing more to come.
   */
  private static Run hang(SocketWire socket, List<JsonNode> received) {
    socket.text("{'id':'probe','method':'Echo','params':{}}");
    JsonNode next = socket.next();
    if (!next.path("id").asText().equals("probe")) {
      received.add(next);
      return new Run(0, received);
    }
    return new Run(Run.HANGS, received);
  }
}
