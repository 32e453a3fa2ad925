package org.switchhook.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits of the socket /events.
 *
 * @param helloTime how long a new socket may take to say who it is
 * @param sessionTime how long one token serves; then a new hello is needed
 * @param sockets open sockets on this node
 * @param sessions sessions of one person, those waiting for a resume included
 * @param errors messages of one socket that may be malformed or not understood
 */
@Singleton
record EventSettings(
    Duration helloTime, Duration sessionTime, int sockets, int sessions, int errors) {
  @Inject
  EventSettings(
      @ConfigProperty(name = "switchhook.events.hello-time") Duration helloTime,
      @ConfigProperty(name = "switchhook.events.session-time") Duration sessionTime,
      @ConfigProperty(name = "switchhook.events.sockets") int sockets,
      @ConfigProperty(name = "switchhook.events.sessions-per-user") int sessions,
      @ConfigProperty(name = "switchhook.events.errors") int errors) {
    this.helloTime = helloTime;
    this.sessionTime = sessionTime;
    this.sockets = sockets;
    this.sessions = sessions;
    this.errors = errors;
  }
}
