package org.switchhook.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the messages that set a call up passed here, before the answer and with it. Each is the
 * first of its kind: an INVITE repeated with credentials does not count.
 *
 * @param invitedAt our INVITE; null before it, and while a call that came in is told about, whose
 *     row has had it from the start
 * @param tryingAt a 100; null as above, and when there was none before the phone rang, since over
 *     UDP the two may overtake each other
 * @param ringingAt a 180 or 183; null when there was none
 * @param ackedAt the ACK of the 2xx, whoever sent it; null before it
 */
public record SetUp(
    @Nullable Instant invitedAt,
    @Nullable Instant tryingAt,
    @Nullable Instant ringingAt,
    @Nullable Instant ackedAt) {
  public static final SetUp NONE = new SetUp(null, null, null, null);
  private static final int TRYING = 100;

  SetUp heard(Input input, Instant now) {
    if (input instanceof Input.AckReceived && ackedAt == null) {
      return new SetUp(invitedAt, tryingAt, ringingAt, now);
    }
    if (!(input instanceof Input.Provisional provisional)) {
      return this;
    }
    if (provisional.code() == TRYING) {
      return tryingAt == null && ringingAt == null
          ? new SetUp(invitedAt, now, ringingAt, ackedAt)
          : this;
    }
    boolean rings = Proceeding.rings(provisional.code()) && ringingAt == null;
    return rings ? new SetUp(invitedAt, tryingAt, now, ackedAt) : this;
  }

  SetUp sent(Effect effect, Instant now) {
    if (effect instanceof Effect.Invite && invitedAt == null) {
      return new SetUp(now, tryingAt, ringingAt, ackedAt);
    }
    return effect instanceof Effect.Ack && ackedAt == null
        ? new SetUp(invitedAt, tryingAt, ringingAt, now)
        : this;
  }
}
