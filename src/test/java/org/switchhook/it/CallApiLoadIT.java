package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.SocketWire;

/** Many commands at once on one connection, with the phones of the sandbox trunk. */
class CallApiLoadIT {
  private static final int CALLS = 200;
  private static final String ERROR = "Error";

  /** What there is for each connection, command and call, and must go with it. */
  private static final Set<String> LIVE =
      Set.of(
          "org.switchhook.gateway.opensips.CallApiConnection",
          "org.switchhook.gateway.opensips.RunningCommand",
          "org.switchhook.socket.Connection",
          "org.switchhook.pair.Pair");

  private static SocketWire connect() {
    return SocketWire.open(CallApiServer.OWN, "/call-api?dialect=current");
  }

  private static List<String> ids(String prefix) {
    return IntStream.range(0, CALLS).mapToObj(i -> prefix + i).toList();
  }

  /** Phones that ring, answer after a second and stay. */
  private static void start(SocketWire socket, String cmdId) {
    socket.text(
        ("{'id':'%1$s','method':'CallStart','params':"
                + "{'cmd_id':'%1$s','caller':'030 23125000','callee':'030 23125100'}}")
            .formatted(cmdId));
  }

  private static void end(SocketWire socket, String callid) {
    socket.text(
        "{'id':'%1$s','method':'CallEnd','params':{'cmd_id':'end-%1$s','callid':'%1$s'}}"
            .formatted(callid));
  }

  /** What came for each command, until as many have ended. */
  private static Map<String, List<String>> untilAllHaveEnded(SocketWire socket) {
    Map<String, List<String>> heard = new LinkedHashMap<>();
    for (int ended = 0; ended < CALLS; ) {
      JsonNode message = socket.next();
      String event = message.findValue("event").asText();
      heard
          .computeIfAbsent(message.findValue("cmd_id").asText(), id -> new ArrayList<>())
          .add(event.equals(ERROR) ? message.toString() : event);
      ended += event.equals("Ended") ? 1 : 0;
    }
    return heard;
  }

  private static void endAll(List<String> calls) {
    try (SocketWire socket = connect()) {
      calls.forEach(call -> end(socket, call));
      assertThat(untilAllHaveEnded(socket))
          .hasSize(CALLS)
          .allSatisfy((id, events) -> assertThat(events).containsExactly("Started", "Ended"));
    }
  }

  @Test
  void w17_manyStartsAtOnceShouldAllSucceed() throws IOException, InterruptedException {
    List<String> calls = ids("many-");
    try (SocketWire socket = connect()) {
      calls.forEach(call -> start(socket, call));
      Map<String, List<String>> heard = untilAllHaveEnded(socket);

      assertThat(heard.keySet()).containsExactlyInAnyOrderElementsOf(calls);
      assertThat(heard)
          .allSatisfy(
              (id, events) ->
                  assertThat(events)
                      .filteredOn(event -> !event.equals("TransferPending"))
                      .containsExactly(
                          "Started",
                          "CallerAnswered",
                          "Transferring",
                          "TransferStart",
                          "CalleeAnswered",
                          "Ended"));
    }
    endAll(calls);
    expectNothingLeft();
  }

  @Test
  void w18_clientThatLeavesShouldHarmNoCall() throws IOException, InterruptedException {
    List<String> calls = ids("left-");
    SocketWire socket = connect();
    calls.forEach(call -> start(socket, call));
    for (int answered = 0; answered < CALLS / 2; ) {
      answered += socket.next().at("/params/event").asText().equals("CallerAnswered") ? 1 : 0;
    }
    socket.close();

    calls.forEach(CallApiLoadIT::expectTalking);
    endAll(calls);
    expectNothingLeft();
  }

  /** Only a call that is answered, and whose start is over, can be held. */
  private static void expectTalking(String call) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String hold = "{'id':1,'method':'CallHold','params':{'callid':'" + call + "'}}";
    while (true) {
      try (SocketWire socket = connect()) {
        socket.text(hold);
        List<JsonNode> all = socket.untilEnded();
        if (all.stream().noneMatch(m -> m.at("/params/event").asText().equals(ERROR))) {
          return;
        }
        assertThat(System.nanoTime()).as(call + " " + all).isLessThan(deadline);
        assertThat(all.get(1).at("/params/data").asText()).matches("410 .*|491 .*");
      }
    }
  }

  /**
   * Of connections, commands and calls, all of which have ended. The server keeps a connection that
   * was cut while it wrote for two minutes at most, the idle limit of its sockets.
   */
  private static void expectNothingLeft() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    Map<String, ServerProcess.Instances> left = left();
    while (!left.isEmpty()) {
      assertThat(System.nanoTime()).as("still there: " + left).isLessThan(deadline);
      left = left();
    }
  }

  private static Map<String, ServerProcess.Instances> left()
      throws IOException, InterruptedException {
    Map<String, ServerProcess.Instances> left =
        new TreeMap<>(ServerProcess.find().census().classes());
    left.keySet().retainAll(LIVE);
    return left;
  }
}
