package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.HttpWire;
import org.switchhook.testkit.SocketWire;

/** Feature list of the Call API, rows W01 to W20, against the deployed WAR. */
@Tag("portable")
class CallApiWireIT {
  private static final int OWN = CallApiServer.OWN;
  private static final int MAIN = CallApiServer.MAIN;
  private static final String ECHO = "{'id':1,'method':'Echo','params':{'cmd_id':'c'}}";

  static Stream<Integer> ports() {
    return Stream.of(OWN, MAIN);
  }

  private static SocketWire local() {
    return SocketWire.open(OWN, "/call-api?dialect=current");
  }

  private static SocketWire alice(int port) {
    String token = TrialTokens.of(SampleUser.ALICE);
    return SocketWire.open(port, "/call-api", "Authorization: Bearer " + token);
  }

  private static HttpWire.Answer handshake(int port, String... more) {
    return HttpWire.ask(port, SocketWire.handshake("/call-api", "localhost:" + port, more));
  }

  private static List<String> get(String path, String... more) {
    List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: localhost"));
    lines.addAll(List.of(more));
    return lines;
  }

  private static void assertServes(SocketWire socket) {
    socket.text(ECHO);
    assertThat(socket.next().at("/result/cmd_id").asText()).isEqualTo("c");
    socket.untilEnded();
  }

  private static void assertError(JsonNode reply, String id, String text) {
    assertThat(reply)
        .hasToString(
            "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":32000,\"message\":\"%s\"}}"
                .formatted(id, text));
  }

  // Endpoint and handshake

  @Test
  void w01_localProgramShouldBeServedWithNothingConfigured() {
    try (SocketWire socket = SocketWire.open(OWN, "/call-api")) {
      assertServes(socket);
    }
  }

  @Test
  void w01_ownPortShouldListenOnTheLoopbackAddressOnly() throws IOException {
    Stream<InetAddress> ofThisMachine =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress());
    // whoever listens on all addresses of a machine listens on this one too
    Stream<InetAddress> always = Stream.of(InetAddress.getByName("127.0.0.2"));
    List<InetAddress> others = Stream.concat(ofThisMachine, always).toList();
    for (InetAddress address : others) {
      try (Socket socket = new Socket(address, OWN)) {
        throw new AssertionError("it listens on " + socket.getInetAddress());
      } catch (ConnectException e) {
        assertThat(e).as("refused at " + address).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/call-api/",
        "/call-api/x",
        "/call-apis",
        "/call-api;x=y",
        "/call%2Dapi",
        "//call-api"
      })
  void w02_otherPathsShouldNotBeFound(String path) {
    for (int port : List.of(OWN, MAIN)) {
      assertThat(HttpWire.ask(port, get(path)).status()).as("GET at " + port).isEqualTo(404);
      assertThat(HttpWire.ask(port, SocketWire.handshake(path, "localhost")).status())
          .as("handshake at " + port)
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void w02_queryShouldNotMatter(int port) {
    try (SocketWire socket =
        SocketWire.open(
            port, "/call-api?x=y&z", "Authorization: Bearer " + TrialTokens.of(SampleUser.BOB))) {
      assertServes(socket);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,Connection: keep-alive",
    "GET,Upgrade: websocket",
    "GET,Connection: Upgrade",
    "POST,Content-Length: 0",
    "PUT,Content-Length: 0",
    "HEAD2,Content-Length: 0"
  })
  void w02_whatIsNoUpgradeShouldBeABadRequest(String verb, String header) {
    for (int port : List.of(OWN, MAIN)) {
      HttpWire.Answer answer =
          HttpWire.ask(
              port, List.of(verb + " /call-api HTTP/1.1", "Host: localhost:" + port, header));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).isEqualTo("Bad Request");
      assertThat(answer.header("Sec-WebSocket-Version")).isEqualTo("13");
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void w03_nothingShouldBeNegotiated(int port) {
    String token = TrialTokens.of(SampleUser.ALICE);
    try (SocketWire socket =
        SocketWire.open(
            port,
            "/call-api",
            "Authorization: Bearer " + token,
            "Sec-WebSocket-Protocol: jsonrpc, other",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")) {
      assertThat(socket.handshake().headers())
          .doesNotContainKeys("sec-websocket-protocol", "sec-websocket-extensions");
      assertThat(socket.handshake().header("Sec-WebSocket-Accept"))
          .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
      assertServes(socket);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://page.example", "HTTP://PAGE.example", "null"})
  void w03_pageOfTheListShouldBeServed(String origin) {
    try (SocketWire socket = SocketWire.open(OWN, "/call-api", "Origin: " + origin)) {
      assertServes(socket);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://127.0.0.1",
        "https://page.example",
        "http://page.example:81",
        ""
      })
  void w03_pageThatIsNotOnTheListShouldBeRefused(String origin) {
    for (int port : List.of(OWN, MAIN)) {
      String own = origin.startsWith("http:") ? origin + ":" + port : origin;
      for (String one : List.of(origin, own)) {
        HttpWire.Answer answer =
            handshake(
                port,
                "Origin: " + one,
                "Authorization: Bearer " + TrialTokens.of(SampleUser.ALICE));
        if (!one.equals("http://page.example")) {
          assertThat(answer.status()).as(one + " at " + port).isEqualTo(403);
        }
      }
    }
  }

  // Who may

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded: for=192.0.2.1",
        "X-Forwarded-For: 192.0.2.1",
        "x-forwarded-host: localhost",
        "X-Forwarded-Proto: http",
        "X-Forwarded-Anything: 1"
      })
  void forwardedHandshakeShouldBeRefusedOnTheOwnPort(String header) {
    assertThat(handshake(OWN, header).status()).isEqualTo(403);
  }

  @Test
  void forwardedPortShouldNotLeadToTheOwnPort() {
    try (SocketWire socket =
        SocketWire.open(
            MAIN, "/call-api", "X-Forwarded-Port: " + OWN, "X-Forwarded-For: 127.0.0.1")) {
      socket.text(ECHO);
      assertThat(socket.next().has("error")).isTrue();
      assertThat(socket.closeCode()).isEqualTo(1008);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "192.0.2.1:5059", "localhost.evil.example"})
  void otherHostShouldBeRefusedOnTheOwnPort(String host) {
    assertThat(HttpWire.ask(OWN, SocketWire.handshake("/call-api", host)).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/health",
        "/api/v1/rooms",
        "/docs/",
        "/docs/index.html",
        "/events",
        "/openapi",
        "/health",
        "/metrics",
        "/sapi/"
      })
  void ownPortShouldServeNothingElse(String path) {
    assertThat(HttpWire.ask(OWN, get(path)).status()).isEqualTo(404);
    assertThat(HttpWire.ask(OWN, SocketWire.handshake(path, "localhost")).status()).isEqualTo(404);
  }

  @Test
  void mainPortShouldWantATokenInTheFirstMessage() {
    try (SocketWire socket = SocketWire.open(MAIN, "/call-api")) {
      socket.text(ECHO);
      assertThat(socket.next().at("/error/message").asText())
          .startsWith("A bearer token is needed");
      assertThat(socket.closeCode()).isEqualTo(1008);
    }
    try (SocketWire socket = SocketWire.open(MAIN, "/call-api")) {
      String token = TrialTokens.of(SampleUser.BOB);
      socket.text("{'id':1,'method':'Echo','params':{'cmd_id':'c','token':'" + token + "'}}");
      assertThat(socket.untilEnded().toString()).contains("Reply").doesNotContain(token);
      assertServes(socket);
    }
  }

  @ParameterizedTest
  @MethodSource("ports")
  void badTokenShouldBeRefusedAtTheHandshake(int port) {
    HttpWire.Answer answer = handshake(port, "Authorization: Bearer never");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.body()).isEqualTo("The token is not a signed JWT");
  }

  @ParameterizedTest
  @MethodSource("ports")
  void goodTokenShouldBeServed(int port) {
    try (SocketWire socket = alice(port)) {
      assertServes(socket);
    }
  }

  // Dialect

  @Test
  void listenerShouldChooseTheDialectWhenTheClientDoesNot() {
    try (SocketWire readme = SocketWire.open(OWN, "/call-api");
        SocketWire current = alice(MAIN);
        SocketWire chosen = SocketWire.open(OWN, "/call-api?dialect=current")) {
      for (SocketWire socket : List.of(readme, current, chosen)) {
        socket.text(ECHO);
        assertThat(socket.next().path("result"))
            .hasToString("{\"cmd_id\":\"c\",\"event\":\"Started\",\"status\":\"Started\"}");
      }
      assertThat(readme.untilEnded())
          .extracting(m -> m.get("method").asText())
          .containsExactly("Event", "Ended");
      assertThat(current.untilEnded())
          .extracting(m -> m.get("method").asText())
          .containsExactly("Echo", "Echo");
      assertThat(chosen.untilEnded())
          .extracting(m -> m.get("method").asText())
          .containsExactly("Echo", "Echo");
    }
    assertThat(
            HttpWire.ask(OWN, SocketWire.handshake("/call-api?dialect=other", "localhost"))
                .status())
        .isEqualTo(400);
  }

  // Frames

  @Test
  void w04_bytesAndFragmentsShouldBeRead() {
    try (SocketWire socket = local()) {
      socket.binary(ECHO);
      assertThat(socket.untilEnded()).hasSize(3);
      socket.fragments("{'id':1,'meth", "", "od':'Echo','par", "ams':{'cmd_id':'c'}}");
      assertThat(socket.untilEnded()).hasSize(3);
    }
  }

  @Test
  void w05_pingShouldBeAnsweredAndCloseEchoed() {
    try (SocketWire socket = local()) {
      socket.ping("are you there");
      SocketWire.Frame pong = socket.frame();
      assertThat(pong.opcode()).isEqualTo(SocketWire.PONG);
      assertThat(pong.text()).isEqualTo("are you there");
      socket.close(1000);
      assertThat(socket.closeCode()).isEqualTo(1000);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'42'",
        "''",
        "0",
        "-1.50",
        "12345678901234567890",
        "null",
        "true",
        "{'a':['b',1.0]}",
        "[]"
      })
  void w06_idOfAnyTypeShouldBeEchoed(String id) {
    try (SocketWire socket = local()) {
      socket.text("{'id':" + id + ",'method':'Echo','params':{}}");
      assertThat(socket.frame().text())
          .startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id.replace('\'', '"') + ",\"result\":");
    }
  }

  @Test
  void w07w08w12w13_echoShouldBeFourStepsInOrder() {
    try (SocketWire socket = local()) {
      socket.text("{'method':'Echo','params':{'a':'b','cmd_id':'e-1'}}");
      assertThat(socket.untilEnded())
          .extracting(JsonNode::toString)
          .extracting(text -> text.replace('"', '\''))
          .containsExactly(
              "{'jsonrpc':'2.0','id':null,"
                  + "'result':{'cmd_id':'e-1','event':'Started','status':'Started'}}",
              "{'jsonrpc':'2.0','method':'Echo','params':{'cmd_id':'e-1',"
                  + "'data':{'a':'b','cmd_id':'e-1'},'event':'Reply'}}",
              "{'jsonrpc':'2.0','method':'Echo','params':{'cmd_id':'e-1','event':'Ended'}}");
    }
  }

  @Test
  void w09_idOfCommandShouldElseBeAUuid() {
    try (SocketWire socket = local()) {
      socket.text("{'id':1,'method':'Echo','params':{}}");
      String made = socket.next().at("/result/cmd_id").asText();
      assertThat(java.util.UUID.fromString(made).version()).isEqualTo(4);
      assertThat(socket.untilEnded())
          .allMatch(message -> message.at("/params/cmd_id").asText().equals(made));
    }
  }

  @Test
  void w10w11w15w16_refusalsShouldHaveTheirTextsAndTheConnectionGoOn() {
    try (SocketWire socket = local()) {
      socket.text("{'id':1,");
      assertError(socket.next(), "\"\"", "failed to parse JSON-RPC request");
      socket.text("[" + ECHO + "]");
      assertError(socket.next(), "\"\"", "failed to parse JSON-RPC request");
      socket.text("{'id':1,'method':'Echo','params':['a']}");
      assertError(socket.next(), "1", "non-object parameters are not accepted");
      socket.text("{'id':'x','method':'Nope','params':{'cmd_id':1}}");
      assertError(socket.next(), "\"x\"", "bad cmd_id (must be a string)");
      for (String name : List.of("Nope", "Test", "Run", "NotifyEnd", "Wait")) {
        socket.text("{'id':1,'method':'" + name + "','params':{'n':1}}");
        assertError(socket.next(), "1", "unknown JSON-RPC method");
      }
      socket.text("{'id':1,'method':'Echo','params':{'n':1}}");
      assertError(socket.next(), "1", "bad JSON-RPC parameters");
      assertServes(socket);
    }
  }

  @Test
  void w14_missingParameterShouldBeAnErrorOfTheCommand() {
    try (SocketWire socket = local()) {
      socket.text("{'id':1,'method':'CallStart','params':{'caller':'sip:a@b.example'}}");
      List<JsonNode> all = socket.untilEnded();
      assertThat(all).hasSize(3);
      assertThat(all.get(1).at("/params/event").asText()).isEqualTo("Error");
      assertThat(all.get(1).at("/params/data").asText()).isEqualTo("callee not specified");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CallHold,404 Dialog not found",
    "CallUnHold,404 Dialog not found",
    "CallEnd,404 Requested Dialog not found"
  })
  void w14_unknownCallShouldBeAnErrorOfTheCommand(String method, String text) {
    try (SocketWire socket = local()) {
      socket.text("{'id':1,'method':'" + method + "','params':{'callid':'never'}}");
      List<JsonNode> all = socket.untilEnded();
      assertThat(all).hasSize(3);
      assertThat(all.get(1).at("/params/data").asText()).isEqualTo(text);
    }
  }

  @Test
  void w17_manyCommandsAtOnceShouldNotDisturbEachOther() {
    try (SocketWire socket = local()) {
      int commands = 200;
      for (int i = 0; i < commands; i++) {
        socket.text(
            "{'id':%1$d,'method':'Echo','params':{'cmd_id':'c%1$d','n':'%1$d'}}".formatted(i));
      }
      List<String> all = new ArrayList<>();
      for (int i = 0; i < 3 * commands; i++) {
        JsonNode message = socket.next();
        String id = message.findValue("cmd_id").asText();
        all.add(id + " " + message.findValue("event").asText());
      }
      for (int i = 0; i < commands; i++) {
        String id = "c" + i + " ";
        assertThat(all)
            .filteredOn(line -> line.startsWith(id))
            .containsExactly(id + "Started", id + "Reply", id + "Ended");
      }
    }
  }

  @Test
  void w18_lostConnectionShouldHarmNobody() {
    try (SocketWire other = local()) {
      SocketWire lost = local();
      for (int i = 0; i < 50; i++) {
        lost.text("{'id':1,'method':'CallEnd','params':{'callid':'never'}}");
      }
      lost.close();
      assertServes(other);
    }
  }

  @Test
  void w19_messageAboveTheLimitShouldCloseTheConnection() {
    try (SocketWire socket = local()) {
      socket.text("{'id':1,'method':'Echo','params':{'a':'" + "x".repeat(60_000) + "'}}");
      assertThat(socket.untilEnded()).hasSize(3);
      socket.text("{'id':1,'method':'Echo','params':{'a':'" + "x".repeat(65_536) + "'}}");
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void w19_bytesAboveTheLimitShouldCloseTheConnection() {
    try (SocketWire socket = local()) {
      socket.binary("{'id':1,'method':'Echo','params':{'a':'" + "x".repeat(65_536) + "'}}");
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:a@b.example\\r\\nX: y",
        "<sip:a@b.example>",
        "sip:a@b.example>;x=y",
        "a b",
        "",
        "ftp:a"
      })
  void w20_addressShouldBeCheckedBeforeItComesNearAHeader(String address) {
    try (SocketWire socket = local()) {
      socket.text(
          "{'id':1,'method':'CallStart','params':{'caller':'%s','callee':'sip:b@127.0.0.1'}}"
              .formatted(address));
      List<JsonNode> all = socket.untilEnded();
      assertThat(all.get(1).at("/params/data").asText()).isEqualTo("400 Invalid ruri");
    }
  }
}
