package org.switchhook.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OIDC issuer on the loopback address: a discovery document and a key set that can change. */
final class LocalIssuer implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile List<JWK> keys = List.of();
  private volatile String claimedIssuer;
  private volatile int status = 200;

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

  int fetches() {
    return fetches.get();
  }

  private void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Location", url() + "/keys");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
