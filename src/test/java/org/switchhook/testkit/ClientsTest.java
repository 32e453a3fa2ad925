package org.switchhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The REST and socket clients of the test kit against the smallest servers that will do. */
class ClientsTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Ladder ladder = new Ladder();

  @Test
  void apiShouldSendTokenAndJsonAndReadJson() throws IOException {
    HttpServer server = HttpServer.create(ANY, 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] answer =
              ("{\"token\":\"" + token + "\",\"got\":" + body + "}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(201, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/");

    Api.Answer answer =
        new Api(base, "secret", ladder)
            .post("rooms/4711abc/dialouts", Map.of("number", "1"), "X-A", "b");
    server.stop(0);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("token")).isEqualTo("Bearer secret");
    assertThat(answer.body().path("got").path("number").asText()).isEqualTo("1");
    assertThat(ladder.lines())
        .containsExactly("REST -> server: POST rooms/…/dialouts", "server -> REST: 201");
  }

  @Test
  void socketShouldCollectMessagesAndTheCloseCode() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, ANY.getAddress())) {
      CompletableFuture<Void> served =
          CompletableFuture.runAsync(() -> serve(server), task -> new Thread(task).start());
      URI uri = URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/events");

      EventSocket socket = new EventSocket(uri, "socket", ladder);
      socket.expect(m -> m.path("n").asInt() == 2);
      socket.expectType("welcome");

      assertThat(socket.closeCode()).isEqualTo(4001);
      served.join();
    }
    assertThat(ladder.lines())
        .containsExactly(
            "server -> socket: welcome",
            "server -> socket: event join",
            "server -> socket: close 4001");
  }

  private static void serve(ServerSocket server) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write(handshake(head(socket.getInputStream())).getBytes(StandardCharsets.US_ASCII));
      out.write(frame(0x81, "{\"type\":\"welcome\",\"n\":1}".getBytes(StandardCharsets.US_ASCII)));
      String join = "{\"type\":\"event\",\"event\":{\"type\":\"join\"},\"n\":2}";
      out.write(frame(0x81, join.getBytes(StandardCharsets.US_ASCII)));
      out.write(frame(0x88, new byte[] {4001 >> 8, (byte) 4001}));
      out.flush();
      socket.getInputStream().readAllBytes();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private static String handshake(String head) throws GeneralSecurityException {
    Matcher key = Pattern.compile("(?i)sec-websocket-key: (\\S+)").matcher(head);
    assertThat(key.find()).isTrue();
    byte[] text =
        (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
    String accept =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + accept
        + "\r\n\r\n";
  }

  private static byte[] frame(int kind, byte[] payload) {
    byte[] frame = new byte[payload.length + 2];
    frame[0] = (byte) kind;
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    return frame;
  }
}
