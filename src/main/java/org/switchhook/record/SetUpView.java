package org.switchhook.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Call;

/** When each message that set a call up passed here; null when it did not. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SetUpView(
    @Nullable Instant invite,
    @Nullable Instant trying,
    @Nullable Instant ringing,
    @Nullable Instant answer,
    @Nullable Instant ack) {

  static SetUpView of(Call call) {
    return new SetUpView(
        call.setUp().invitedAt(),
        call.setUp().tryingAt(),
        call.ringingAt(),
        call.connectedAt(),
        call.setUp().ackedAt());
  }

  /** From the INVITE to the first sign that the phone knows of it, in ms. */
  @Nullable Long postDialDelay() {
    return milliseconds(invite, ringing == null ? answer : ringing);
  }

  /** Null when one of the two never was. */
  static @Nullable Long milliseconds(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? null
        : Long.valueOf(Math.max(0, Duration.between(from, to).toMillis()));
  }
}
