package org.switchhook.gateway.opensips;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.socket.ReceiveLimits;
import org.switchhook.socket.SendLimits;

/**
 * How much one connection, and all of them, may take.
 *
 * @param connections open at once on this node
 * @param commands of one connection that run at once
 * @param helloTime how long a connection may stay without a token that it needs
 * @param sessionTime how long one token serves
 * @param receive messages that may come
 * @param send messages that may wait for a slow reader
 */
@Singleton
record CallApiLimits(
    int connections,
    int commands,
    Duration helloTime,
    Duration sessionTime,
    ReceiveLimits receive,
    SendLimits send) {
  @Inject
  CallApiLimits(
      @ConfigProperty(name = "switchhook.call-api.connections") int connections,
      @ConfigProperty(name = "switchhook.call-api.commands") int commands,
      @ConfigProperty(name = "switchhook.call-api.hello-time") Duration helloTime,
      @ConfigProperty(name = "switchhook.call-api.session-time") Duration sessionTime,
      Rates rates) {
    this(connections, commands, helloTime, sessionTime, rates.receive(), rates.send());
  }

  /**
   * How fast messages may come, and how many may wait to go.
   *
   * @param receive messages that may come
   * @param send messages that may wait for a slow reader; none is kept for later
   */
  @Singleton
  record Rates(ReceiveLimits receive, SendLimits send) {
    @Inject
    Rates(
        @ConfigProperty(name = "switchhook.call-api.message-bytes") int messageBytes,
        @ConfigProperty(name = "switchhook.call-api.messages-per-second") int perSecond,
        @ConfigProperty(name = "switchhook.call-api.burst") int burst,
        @ConfigProperty(name = "switchhook.call-api.queue-messages") int queueMessages,
        @ConfigProperty(name = "switchhook.call-api.queue-bytes") int queueBytes) {
      this(
          new ReceiveLimits(messageBytes, perSecond, burst, burst),
          new SendLimits(queueMessages, queueBytes, 0, 0, Duration.ZERO));
    }
  }
}
