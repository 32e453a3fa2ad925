package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.TrunkId;
import org.switchhook.call.CallerLine;
import org.switchhook.room.DialledRoom;
import org.switchhook.room.RoomPin;

/**
 * Asks phones for the PIN of a room that demands one. Wrong ones are counted for each caller and
 * for each room: callers choose their own numbers, so counting callers alone would stop nobody.
 */
@Singleton
class Doorman {
  private final PinThrottle throttle;

  @Inject
  Doorman(PinThrottle throttle) {
    this.throttle = throttle;
  }

  /**
   * Returns when the caller may enter. Computes for some ten milliseconds.
   *
   * @throws Refusal 403 without the right PIN; 480 with a time to wait after too many wrong ones,
   *     whatever the PIN is then
   */
  void admit(TrunkId trunk, CallerLine caller, DialledRoom room, @Nullable String pin) {
    RoomPin demanded = room.pin();
    if (demanded == null) {
      return;
    }
    if (pin == null) {
      throw new Refusal(403);
    }
    PinThrottle.Attempt attempt = throttle.attempt(trunk + " " + caller.user(), room.room());
    if (attempt == null) {
      throw new Refusal(480, throttle.window());
    }
    if (!demanded.isMet(pin)) {
      throw new Refusal(403);
    }
    attempt.succeeded();
  }
}
