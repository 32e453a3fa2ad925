package org.switchhook.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the messages that set a call up passed here, beside those that are statuses of their own.
 * Each is the first of its kind: an INVITE repeated with credentials does not count.
 *
 * @param invitedAt the INVITE; null before it
 * @param tryingAt a 100; null when there was none
 * @param ackedAt the ACK of the 2xx; null before it
 */
public record SetUp(
    @Nullable Instant invitedAt, @Nullable Instant tryingAt, @Nullable Instant ackedAt) {
  public static final SetUp NONE = new SetUp(null, null, null);
  private static final int TRYING = 100;

  SetUp heard(Input input, Instant now) {
    return input instanceof Input.Provisional one && one.code() == TRYING && tryingAt == null
        ? new SetUp(invitedAt, now, ackedAt)
        : this;
  }

  SetUp sent(Effect effect, Instant now) {
    if (effect instanceof Effect.Invite && invitedAt == null) {
      return new SetUp(now, tryingAt, ackedAt);
    }
    return effect instanceof Effect.Ack && ackedAt == null
        ? new SetUp(invitedAt, tryingAt, now)
        : this;
  }
}
