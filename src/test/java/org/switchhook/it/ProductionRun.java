package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchhook.security.LoginServer;
import org.switchhook.security.Mode;
import org.switchhook.security.SampleUser;
import org.switchhook.security.TrialIssuer;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.EventSocket;
import org.switchhook.testkit.HttpWire;
import org.switchhook.testkit.IncomingInvite;
import org.switchhook.testkit.Ladder;
import org.switchhook.testkit.SipPhone;
import org.switchhook.testkit.SocketWire;

/** What holds on every server on which the WAR is run in production. */
@Tag("portable")
@Tag("production")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
abstract class ProductionRun {
  private static final String TRUNK_PASSWORD = "trunk-word-9317";
  private static final String DATABASE_PASSWORD = "database-word-2846";
  private static final int CALL_API = Integer.getInteger("switchhook.it.call-api");

  /** Ours, and what servers have by themselves. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/api/v1/health",
          "/docs/",
          "/openapi",
          "/health",
          "/health/ready",
          "/metrics",
          "/management",
          "/console",
          "/__asadmin/version");

  private static final Executor OWN_THREAD = task -> new Thread(task).start();

  private final SipPhone carrier = SipPhone.udp("carrier").patient(Duration.ofSeconds(30));
  private LoginServer login;
  private ProductionServer server;

  /** The server, not started. */
  abstract ProductionServer make(Map<String, String> own) throws IOException;

  @BeforeAll
  void start() throws Exception {
    login = new LoginServer();
    server =
        make(
            Map.of(
                "SWITCHHOOK_OIDC_ISSUER",
                login.url(),
                "SWITCHHOOK_OIDC_AUDIENCE",
                LoginServer.AUDIENCE,
                "SWITCHHOOK_TRUNK_CARRIER_HOST",
                "127.0.0.1",
                "SWITCHHOOK_TRUNK_CARRIER_PORT",
                "" + carrier.port(),
                "SWITCHHOOK_TRUNK_CARRIER_USER",
                "switchhook",
                "SWITCHHOOK_TRUNK_CARRIER_PASSWORD",
                TRUNK_PASSWORD,
                "SWITCHHOOK_DATABASE_PASSWORD",
                DATABASE_PASSWORD,
                "SWITCHHOOK_WEBHOOK_HTTP",
                "true",
                "SWITCHHOOK_WEBHOOK_ALLOWED_NETWORKS",
                "127.0.0.1"));
    server.start();
  }

  @AfterAll
  void stop() throws Exception {
    carrier.close();
    login.close();
    if (server != null) {
      server.close();
    }
  }

  ProductionServer server() {
    return server;
  }

  private Api api(String token) {
    return new Api(server.http("/api/v1/"), token, new Ladder());
  }

  @Test
  void phoneShouldRingAnswerAndHangUpWhileTheRoomWatches() {
    try (Scene scene = Scene.on(server.http("/"), login.token("ada"))) {
      String call = scene.dial("030 23125002");
      IncomingInvite invite = carrier.expectInvite();
      assertThat(carrier.lastText())
          .startsWith("INVITE sip:+493023125002@")
          .contains("<sip:+493023125900@");
      scene.expectStatus(call, "accepted");
      invite.ring();
      scene.expectStatus(call, "ringing");
      invite.answer();
      carrier.expectAck();
      scene.expectStatus(call, "connected");
      String phone = scene.joined(call);
      invite.bye();
      carrier.expect200();

      JsonNode end = scene.status(call);
      assertThat(end.path("status").asText()).isEqualTo("cleared");
      assertThat(end.path("cause").asText()).isEqualTo("EndedByRemote");
      scene.expectLeave(phone);
      assertThat(scene.removal(call)).isEqualTo(end);
      assertThat(scene.call(call).path("status").asText()).isEqualTo("cleared");
    }
  }

  @Test
  void webhookShouldBeToldOfACall() {
    Api admin = api(login.token("eve", "admin"));
    try (Hook hook = new Hook();
        Scene scene = Scene.on(server.http("/"), login.token("ada"))) {
      Api.Answer made = admin.post("webhooks", Map.of("url", hook.url()));
      assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
      assertThat(admin.post("webhooks", "{'url':'https://10.0.0.1/'}").problem())
          .isEqualTo("webhook-url-invalid");
      String call = scene.dial("030 23125002");
      IncomingInvite invite = carrier.expectInvite();
      invite.answer();
      carrier.expectAck();
      invite.bye();
      carrier.expect200();

      assertThat(hook.until(call, post -> post.type().equals("call.cleared")))
          .allMatch(post -> post.isSignedBy(made.text("secret")))
          .extracting(Hook.Post::type)
          .containsExactly("call.accepted", "call.connected", "call.cleared");
      assertThat(admin.delete("webhooks/" + made.text("id")).status()).isEqualTo(204);
    }
  }

  @Test
  void redeployShouldHangUpFirstAndServeAgainAfterwards() throws Exception {
    String call;
    try (Scene scene = Scene.on(server.http("/"), login.token("ada"))) {
      call = scene.dial("030 23125002");
      carrier.expectInvite().answer();
      carrier.expectAck();
      CompletableFuture<Void> hungUp =
          CompletableFuture.runAsync(
              () -> carrier.expect("BYE", Duration.ofMinutes(5)).ok(), OWN_THREAD);
      server.redeploy();
      hungUp.join();
      assertThat(scene.socket.closeCode()).isPositive();
    }

    assertThat(api(login.token("ada")).get("calls/" + call).text("cause"))
        .isEqualTo("EndedByLocal");
    phoneShouldRingAnswerAndHangUpWhileTheRoomWatches();
  }

  /** Even with the key of the trial issuer in the data folder. */
  @ParameterizedTest
  @EnumSource(SampleUser.class)
  void sampleUserShouldNotExist(SampleUser user) {
    String token =
        new TrialIssuer(
                new Mode("development"),
                server.data().toString(),
                Duration.ofHours(1),
                Clock.systemUTC())
            .token(user);

    Api.Answer answer = api(token).get("rooms");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("token-invalid");
    URI events = URI.create(server.http("/events").toString().replaceFirst("^http", "ws"));
    try (EventSocket socket = new EventSocket(events, "socket", new Ladder())) {
      socket.expectType("welcome");
      assertThat(socket.hello(token).at("/error/code").asText()).isEqualTo("invalid_token");
    }
  }

  @Test
  void directoryShouldHaveNoSampleUsers() {
    Api admin = api(login.tokenIn("example", "eve", "admin"));

    Api.Answer users = admin.get("users");

    assertThat(users.status()).as(users.body().toString()).isEqualTo(200);
    assertThat(users.body().toString()).contains("eve").doesNotContain("alice", "bob", "carol");
  }

  @Test
  void sandboxShouldNotExist() throws IOException {
    int port = Integer.getInteger("switchhook.it.peer");
    InetAddress here = InetAddress.getLoopbackAddress();

    new ServerSocket(port, 1, here).close();
    new DatagramSocket(port, here).close();
  }

  @Test
  void errorsShouldHaveOneForm() {
    Api nobody = api("");
    Api user = api(login.token("ada"));

    assertThat(nobody.get("rooms").problem()).isEqualTo("token-missing");
    assertThat(nobody.get("nothing").status()).isIn(401, 404);
    assertThat(user.get("nothing").problem()).isEqualTo("not-found");
    assertThat(user.delete("rooms").problem()).isEqualTo("method-not-allowed");
    Api.Answer malformed = user.post("rooms", "{'name':1}");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text("field")).isEqualTo("name");
    assertThat(user.get("health/dependencies").problem()).isEqualTo("role-missing");
  }

  @Test
  void roleOfTheTokenShouldCount() {
    Api.Answer health = api(login.token("eve", "admin")).get("health/dependencies");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body().path("dependencies").findValuesAsText("state")).containsOnly("up");
  }

  @Test
  void serverShouldBeReady() {
    Api anywhere = new Api(server.health(), "", new Ladder());

    assertThat(anywhere.get(server.health().getPath()).text("status")).isEqualTo("UP");
    assertThat(api("").get("health").text("ready")).isEqualTo("up");
  }

  @Test
  void descriptionAndItsPageShouldBeServed() {
    Api anywhere = new Api(server.http("/"), "", new Ladder());

    assertThat(anywhere.get("openapi?format=JSON").body().toString()).contains("/rooms/{");
    assertThat(anywhere.get("docs/").status()).isEqualTo(200);
  }

  /** Nobody has said in whose name a program without a token would come. */
  @Test
  void callApiShouldWantATokenOnBothPorts() {
    for (int port : List.of(ProductionServer.port(), CALL_API)) {
      try (SocketWire socket = SocketWire.open(port, "/call-api?dialect=current")) {
        socket.text("{'id':1,'method':'Echo','params':{}}");
        assertThat(socket.next().at("/error/message").asText()).contains("token");
        assertThat(socket.closeCode()).isEqualTo(1008);
      }
      String token = "Authorization: Bearer " + login.token("ada");
      try (SocketWire socket = SocketWire.open(port, "/call-api", token)) {
        assertThat(socket.handshake().headers())
            .doesNotContainKeys("sec-websocket-protocol", "sec-websocket-extensions");
        socket.binary("{'id':1.50,'method':'Echo','params':{'a':'b'}}");
        assertThat(socket.frame().text()).contains("\"id\":1.50,");
        assertThat(socket.untilEnded()).hasSize(2);
        socket.text("{'id':1,'method':'CallEnd','params':{'callid':'never'}}");
        assertThat(socket.untilEnded()).hasSize(3);
        socket.close(1000);
        assertThat(socket.closeCode()).isEqualTo(1000);
      }
    }
  }

  @Test
  void callApiShouldHaveOnePathAndBeASocketOnly() {
    for (int port : List.of(ProductionServer.port(), CALL_API)) {
      for (String path : List.of("/call-api/", "/call-api/x", "/call%2Dapi", "/call-api;x=y")) {
        assertThat(HttpWire.ask(port, SocketWire.handshake(path, "localhost")).status())
            .as(path + " at " + port)
            .isEqualTo(404);
      }
      HttpWire.Answer plain =
          HttpWire.ask(port, List.of("GET /call-api HTTP/1.1", "Host: localhost"));
      assertThat(plain.status()).isEqualTo(400);
      assertThat(plain.body()).isEqualTo("Bad Request");
      assertThat(plain.header("Sec-WebSocket-Version")).isEqualTo("13");
    }
    for (String page : PAGES) {
      assertRefused(List.of("GET " + page + " HTTP/1.1", "Host: localhost"), 404);
    }
    assertRefused(SocketWire.handshake("/events", "localhost"), 404);
    assertRefused(SocketWire.handshake("/call-api", "evil.example"), 403);
    assertRefused(SocketWire.handshake("/call-api", "localhost", "X-Forwarded-For: ::1"), 403);
    assertRefused(SocketWire.handshake("/call-api", "localhost", "Origin: http://localhost"), 403);
  }

  private static void assertRefused(List<String> request, int status) {
    assertThat(HttpWire.ask(CALL_API, request).status()).as(request.toString()).isEqualTo(status);
  }

  @Test
  void passwordsShouldNotBeInTheLog() {
    assertThat(server.console())
        .isNotEmpty()
        .noneMatch(line -> line.contains(TRUNK_PASSWORD))
        .noneMatch(line -> line.contains(DATABASE_PASSWORD));
  }
}
