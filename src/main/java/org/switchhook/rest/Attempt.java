package org.switchhook.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * What makes two requests the same one: who asks, what for, under which key.
 *
 * @param route method and path with its parameters, such as {@code POST rooms/abc/dialouts}
 * @param key value of the Idempotency-Key header; null when the caller sent none
 * @param bodyHash SHA-256 of the body as it came, in hexadecimal
 */
public record Attempt(Caller caller, String route, @Nullable String key, String bodyHash) {
  private static final String BETWEEN = "\n";

  /** A fingerprint of caller, route and key; equal for equal attempts, whatever their bodies. */
  String id() {
    String all =
        String.join(
            BETWEEN, caller.domain().value(), caller.user().value(), route, String.valueOf(key));
    return Sha256.hex(all.getBytes(UTF_8));
  }
}
