package org.switchhook.socket;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How a dead peer is noticed.
 *
 * @param ping time between two pings
 * @param pong longest time without a pong; above {@code ping}, below twice as much
 */
@Singleton
public record Pulse(Duration ping, Duration pong) {
  @Inject
  public Pulse(
      @ConfigProperty(name = "switchhook.socket.ping") Duration ping,
      @ConfigProperty(name = "switchhook.socket.pong") Duration pong) {
    if (pong.compareTo(ping) <= 0 || pong.compareTo(ping.multipliedBy(2)) >= 0) {
      throw new IllegalArgumentException(
          "switchhook.socket.pong must be above switchhook.socket.ping and below twice as much");
    }
    this.ping = ping;
    this.pong = pong;
  }

  /** How long the answer to one ping may take. */
  Duration patience() {
    return pong.minus(ping);
  }
}
