package org.switchhook.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The receiver of a webhook, on loopback, which checks signatures by itself. */
final class Hook implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE = 30;

  private final HttpServer server;
  private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
  private volatile int status = 200;

  /** A request as it came. */
  record Post(String id, String timestamp, String signatures, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String type() {
      return json().path("type").asText();
    }

    String call() {
      return json().at("/data/callid").asText();
    }

    /** Whether one of its signatures is that of the secret. */
    boolean isSignedBy(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + "." + body).getBytes(UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
        return List.of(signatures.split(" ")).contains(expected);
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }

  Hook() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    int answer = status; // whoever sees the post may change it
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    posts.add(
        new Post(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?a=b";
  }

  /** What it answers from now on. */
  void answer(int next) {
    status = next;
  }

  /** The next request; fails when none comes. */
  Post next() {
    try {
      Post post = posts.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(post).as("a request within " + PATIENCE + " s").isNotNull();
      return post;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  /** Those of one call up to one that is as wanted. */
  List<Post> until(String call, Predicate<Post> last) {
    List<Post> all = new ArrayList<>();
    while (true) {
      Post post = next();
      if (post.call().equals(call)) {
        all.add(post);
        if (last.test(post)) {
          return all;
        }
      }
    }
  }

  /** Those of one call between two parties up to one of that type. */
  List<Post> untilPair(String pair, String last) {
    List<Post> all = new ArrayList<>();
    while (all.isEmpty() || !all.get(all.size() - 1).type().equals(last)) {
      Post post = next();
      if (post.json().at("/data/id").asText().equals(pair)) {
        all.add(post);
      }
    }
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
