package org.switchhook.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * What makes two requests the same one: who asks, what for, under which key.
 *
 * @param route method and path with its parameters, such as {@code POST rooms/abc/dialouts}
 * @param key value of the Idempotency-Key header; null when the caller sent none
 * @param bodyHash fingerprint of the body as it came, in hexadecimal; empty without a key. It is
 *     stored, and a body may carry a PIN; so it is made with the key, which is not stored
 */
public record Attempt(Caller caller, String route, @Nullable String key, String bodyHash) {
  private static final String BETWEEN = "\n";

  static Attempt of(Caller caller, String route, @Nullable String key, byte[] body) {
    return new Attempt(caller, route, key, key == null ? "" : Sha256.hex(key, body));
  }

  /** A fingerprint of caller, route and key; equal for equal attempts, whatever their bodies. */
  String id() {
    String all =
        String.join(
            BETWEEN, caller.domain().value(), caller.user().value(), route, String.valueOf(key));
    return Sha256.hex(all.getBytes(UTF_8));
  }
}
