package org.switchhook.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An OIDC issuer on the loopback address: a discovery document and a key set that can change. */
final class LocalIssuer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile List<JWK> keys = List.of();
  private volatile String claimedIssuer;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch free = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean held;
  private volatile Runnable beforeByte;

  LocalIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/realm/.well-known/openid-configuration",
        exchange ->
            send(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(claimedIssuer, url())));
    server.createContext(
        "/realm/keys",
        exchange -> {
          fetches.incrementAndGet();
          send(exchange, new JWKSet(keys).toString(true));
        });
    claimedIssuer = url();
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  void publish(JWK... published) {
    keys = List.of(published);
  }

  void claimToBe(String issuer) {
    claimedIssuer = issuer;
  }

  /** From now on every request is answered with this status; a redirect leads to the keys. */
  void answer(int code) {
    status = code;
  }

  /** From now on no request is answered before {@link #release}. */
  void hold() {
    held = true;
  }

  /** Waits for a request that is held. */
  void awaitRequest() throws InterruptedException {
    asked.await();
  }

  void release() {
    free.countDown();
  }

  /** From now on bodies are sent byte by byte, and this runs before each. */
  void beforeEachByte(Runnable action) {
    beforeByte = action;
  }

  int fetches() {
    return fetches.get();
  }

  private void send(HttpExchange exchange, String body) throws IOException {
    waitWhenHeld();
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Location", url() + "/keys");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; beforeByte != null && i < bytes.length; i++) {
        beforeByte.run();
        out.write(bytes, i, 1);
        out.flush();
      }
      if (beforeByte == null) {
        out.write(bytes);
      }
    }
    exchange.close();
  }

  private void waitWhenHeld() {
    if (held) {
      asked.countDown();
      try {
        free.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
