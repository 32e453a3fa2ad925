package org.switchhook.events;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.switchhook.platform.Timers;
import org.switchhook.platform.Turns;
import org.switchhook.socket.SendLimits;

/** What every session needs. */
@Singleton
class SessionWorld {
  private final RoomDoor rooms;
  private final Audiences audiences;
  private final Provider<Sessions> sessions;
  private final Turns turns;
  private final Timers timers;
  private final SendLimits limits;
  private final EventSettings settings;

  @Inject
  SessionWorld(
      RoomDoor rooms,
      Audiences audiences,
      Provider<Sessions> sessions,
      Turns turns,
      Timers timers,
      SendLimits limits,
      EventSettings settings) {
    this.rooms = rooms;
    this.audiences = audiences;
    this.sessions = sessions;
    this.turns = turns;
    this.timers = timers;
    this.limits = limits;
    this.settings = settings;
  }

  RoomDoor rooms() {
    return rooms;
  }

  Audiences audiences() {
    return audiences;
  }

  Sessions sessions() {
    return sessions.get();
  }

  Turns turns() {
    return turns;
  }

  Timers timers() {
    return timers;
  }

  SendLimits limits() {
    return limits;
  }

  EventSettings settings() {
    return settings;
  }
}
