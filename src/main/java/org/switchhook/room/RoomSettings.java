package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits of rooms, from configuration.
 *
 * @param defaultLimit participants of a room whose maker names no number
 * @param mostParticipants most participants that a maker may name
 * @param mostAccess most users on an access list
 * @param endedEntryStays how long the status entry of an ended call is still seen
 */
@Singleton
record RoomSettings(
    int defaultLimit,
    int mostParticipants,
    int mostAccess,
    Duration endedEntryStays,
    RoomQuotas quotas) {
  @Inject
  RoomSettings(
      @ConfigProperty(name = "switchhook.room.participant-limit") int defaultLimit,
      @ConfigProperty(name = "switchhook.room.participant-limit-max") int mostParticipants,
      @ConfigProperty(name = "switchhook.room.access-max") int mostAccess,
      @ConfigProperty(name = "switchhook.room.ended-entry-stays") Duration endedEntryStays,
      RoomQuotas quotas) {
    this.defaultLimit = defaultLimit;
    this.mostParticipants = mostParticipants;
    this.mostAccess = mostAccess;
    this.endedEntryStays = endedEntryStays;
    this.quotas = quotas;
  }
}
