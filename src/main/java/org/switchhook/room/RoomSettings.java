package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits of rooms, from configuration. */
@Singleton
class RoomSettings {
  private final int defaultLimit;
  private final int mostParticipants;
  private final int mostAccess;
  private final Duration endedEntryStays;

  @Inject
  RoomSettings(
      @ConfigProperty(name = "switchhook.room.participant-limit") int defaultLimit,
      @ConfigProperty(name = "switchhook.room.participant-limit-max") int mostParticipants,
      @ConfigProperty(name = "switchhook.room.access-max") int mostAccess,
      @ConfigProperty(name = "switchhook.room.ended-entry-stays") Duration endedEntryStays) {
    this.defaultLimit = defaultLimit;
    this.mostParticipants = mostParticipants;
    this.mostAccess = mostAccess;
    this.endedEntryStays = endedEntryStays;
  }

  int defaultLimit() {
    return defaultLimit;
  }

  int mostParticipants() {
    return mostParticipants;
  }

  int mostAccess() {
    return mostAccess;
  }

  /** How long the status entry of an ended call is still seen. */
  Duration endedEntryStays() {
    return endedEntryStays;
  }
}
