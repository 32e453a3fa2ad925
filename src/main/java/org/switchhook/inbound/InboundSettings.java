package org.switchhook.inbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits of calls that come in, from configuration.
 *
 * @param maxDuration from the ACK to the end of a call
 * @param mostWaiting INVITEs at most that wait at the same time for the database
 * @param pinAttempts wrong PINs of one caller for one room in a window
 * @param pinAttemptsOfRoom wrong PINs of all callers for one room in a window
 * @param pinWindow how long a wrong PIN counts
 */
@Singleton
record InboundSettings(
    Duration maxDuration,
    int mostWaiting,
    int pinAttempts,
    int pinAttemptsOfRoom,
    Duration pinWindow) {
  @Inject
  InboundSettings(
      @ConfigProperty(name = "switchhook.inbound.duration") Duration maxDuration,
      @ConfigProperty(name = "switchhook.inbound.max-waiting") int mostWaiting,
      @ConfigProperty(name = "switchhook.inbound.pin-attempts") int pinAttempts,
      @ConfigProperty(name = "switchhook.inbound.pin-attempts-of-room") int pinAttemptsOfRoom,
      @ConfigProperty(name = "switchhook.inbound.pin-window") Duration pinWindow) {
    this.maxDuration = maxDuration;
    this.mostWaiting = mostWaiting;
    this.pinAttempts = pinAttempts;
    this.pinAttemptsOfRoom = pinAttemptsOfRoom;
    this.pinWindow = pinWindow;
  }
}
