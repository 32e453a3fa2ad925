package org.switchhook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A room with a socket that watches it, used for one call at a time: dialled over REST, seen on the
 * socket as accepted, ringing and connected, hung up over the socket, and seen as cleared.
 */
final class Line implements Events.Listener {
  private static final String HELLO =
      "{\"type\":\"hello\",\"hello\":{\"version\":\"1.0\",\"auth\":{\"params\":{\"token\":\"%s\"}}}}";
  private static final String WATCH =
      "{\"type\":\"room\",\"room\":{\"roomid\":\"%s\",\"watch\":true}}";
  private static final String HANG_UP =
      "{\"type\":\"control\",\"control\":{\"recipient\":{\"type\":\"call\",\"callid\":\"%s\"},"
          + "\"data\":{\"type\":\"hangup\"}}}";

  private final Rest rest;
  private final String room;
  private final CompletableFuture<Void> inside = new CompletableFuture<>();
  private WebSocket socket;
  private CompletableFuture<WebSocket> sending = new CompletableFuture<>();
  private volatile CompletableFuture<Void> call = new CompletableFuture<>();
  private volatile long holdMillis;

  private Line(Rest rest, String room) {
    this.rest = rest;
    this.room = room;
  }

  /** A new room, watched by a new socket. */
  static CompletableFuture<Line> open(Rest rest) {
    return rest.room().thenCompose(room -> watch(rest, room));
  }

  /** Another socket for the same room. */
  CompletableFuture<Line> reopen() {
    return send("{\"type\":\"bye\",\"bye\":{}}").thenCompose(sent -> watch(rest, room));
  }

  /** After what was sent before: the answer to a message may come before its sending has ended. */
  private synchronized CompletableFuture<WebSocket> send(String message) {
    sending =
        sending.handle((done, failure) -> socket).thenCompose(open -> open.sendText(message, true));
    return sending;
  }

  private static CompletableFuture<Line> watch(Rest rest, String room) {
    Line line = new Line(rest, room);
    return Events.open(BenchServer.socket("/events"), line)
        .thenCompose(socket -> line.enter(socket))
        .thenCompose(socket -> line.inside)
        .orTimeout(30, TimeUnit.SECONDS)
        .thenApply(nothing -> line);
  }

  private synchronized CompletionStage<WebSocket> enter(WebSocket opened) {
    socket = opened;
    sending = hello(opened, rest.token(), room);
    return sending;
  }

  static String hello(String token) {
    return HELLO.formatted(token);
  }

  static String watch(String room) {
    return WATCH.formatted(room);
  }

  /** Says hello and watches the room; completed when both are sent. */
  static CompletableFuture<WebSocket> hello(WebSocket socket, String token, String room) {
    return socket
        .sendText(hello(token), true)
        .thenCompose(sent -> sent.sendText(watch(room), true));
  }

  /**
   * Makes a call.
   *
   * @param number SIP address
   * @param key idempotency key
   * @param hold how long to talk, in milliseconds
   * @return completed when the socket has shown the end of a call that was connected; failed when
   *     the call is refused or ends otherwise
   */
  CompletableFuture<Void> call(String number, String key, long hold) {
    CompletableFuture<Void> made = new CompletableFuture<>();
    call = made;
    holdMillis = hold;
    rest.post("rooms/" + room + "/dialouts", "{\"number\":\"" + number + "\"}", key)
        .thenAccept(answer -> Rest.text(answer, "callid"))
        .exceptionally(
            refused -> {
              made.completeExceptionally(refused);
              return null;
            });
    return made;
  }

  @Override
  public void heard(String message) {
    if (message.contains("\"type\":\"room\"")) {
      inside.complete(null);
    } else if (message.contains("\"type\":\"error\"")) {
      fail(message);
    } else if (message.contains("\"type\":\"set\"")) {
      status(Rest.json(message).path("transient"));
    }
  }

  private void status(JsonNode entry) {
    switch (entry.at("/value/status").asText()) {
      case "connected" -> hangUpLater(entry.path("key").asText().replace("callstatus_", ""));
      case "cleared" -> call.complete(null);
      case "rejected" -> fail(entry.toString());
      default -> {} // on its way
    }
  }

  private void hangUpLater(String id) {
    if (holdMillis < 0) {
      call.complete(null); // it stays up
      return;
    }
    Load.CLOCK.schedule(() -> send(HANG_UP.formatted(id)), holdMillis, TimeUnit.MILLISECONDS);
  }

  private void fail(String why) {
    IllegalStateException failure = new IllegalStateException(why);
    inside.completeExceptionally(failure);
    call.completeExceptionally(failure);
  }

  @Override
  public void closed(String why) {
    fail("socket closed: " + why);
  }
}
