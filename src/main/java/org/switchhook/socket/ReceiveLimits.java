package org.switchhook.socket;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much a peer may send.
 *
 * @param messageBytes largest message, UTF-8 bytes
 * @param perSecond messages a second in the long run
 * @param burst messages at once after a silence
 * @param waiting messages that may wait for earlier ones of the same socket
 */
@Singleton
public record ReceiveLimits(int messageBytes, int perSecond, int burst, int waiting) {
  @Inject
  public ReceiveLimits(
      @ConfigProperty(name = "switchhook.socket.message-bytes") int messageBytes,
      @ConfigProperty(name = "switchhook.socket.messages-per-second") int perSecond,
      @ConfigProperty(name = "switchhook.socket.burst") int burst,
      @ConfigProperty(name = "switchhook.socket.waiting") int waiting) {
    this.messageBytes = messageBytes;
    this.perSecond = perSecond;
    this.burst = burst;
    this.waiting = waiting;
  }
}
