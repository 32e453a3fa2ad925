package org.switchhook.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.switchhook.address.DomainId;
import org.switchhook.address.UserId;
import org.switchhook.security.Caller;
import org.switchhook.security.Role;

class AttemptTest {
  private static final byte[] BODY = "{\"pin\":\"4711\"}".getBytes(UTF_8);
  private static final Caller ALICE =
      new Caller(new UserId("alice@example"), new DomainId("example"), Role.USER, "Alice");

  private static String stored(@Nullable String key, byte[] body) {
    return Attempt.of(ALICE, "POST rooms", key, body).bodyHash();
  }

  @Test
  void whatIsStoredOfTheBodyShouldTellBodiesApart() {
    assertThat(stored("key", BODY)).isEqualTo(stored("key", BODY.clone())).hasSize(64);
    assertThat(stored("key", BODY)).isNotEqualTo(stored("key", "{}".getBytes(UTF_8)));
  }

  @Test
  void whatIsStoredOfTheBodyShouldNotLetItBeGuessedWithoutTheKey() {
    assertThat(stored("key", BODY)).isNotEqualTo(stored("other", BODY));
    assertThat(stored("key", BODY)).isNotEqualTo(Sha256.hex(BODY));
    assertThat(stored(null, BODY)).isEmpty();
  }
}
