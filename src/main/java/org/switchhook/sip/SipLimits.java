package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What peers may take of the SIP side, from configuration. */
@Singleton
class SipLimits {
  private final int messageBytes;
  private final int requests;
  private final int callRequests;
  private final int connections;
  private final int connectionsOfOne;
  private final Duration idle;
  private final Duration firstMessage;

  @Inject
  SipLimits(
      @ConfigProperty(name = "switchhook.sip.max-message-bytes") int messageBytes,
      @ConfigProperty(name = "switchhook.sip.max-requests") int requests,
      @ConfigProperty(name = "switchhook.sip.max-call-requests") int callRequests,
      @ConfigProperty(name = "switchhook.sip.tcp.max-connections") int connections,
      @ConfigProperty(name = "switchhook.sip.tcp.max-connections-of-one") int connectionsOfOne,
      @ConfigProperty(name = "switchhook.sip.tcp.idle") Duration idle,
      @ConfigProperty(name = "switchhook.sip.tcp.first-message") Duration firstMessage) {
    this.messageBytes = messageBytes;
    this.requests = requests;
    this.callRequests = callRequests;
    this.connections = connections;
    this.connectionsOfOne = connectionsOfOne;
    this.idle = idle;
    this.firstMessage = firstMessage;
  }

  int messageBytes() {
    return messageBytes;
  }

  /** Requests of peers remembered at the same time, to answer their repetitions. */
  int requests() {
    return requests;
  }

  /** How many of them may be of one call. */
  int callRequests() {
    return callRequests;
  }

  /** TCP connections that peers may have opened to us at the same time. */
  int connections() {
    return connections;
  }

  /** How many of them may come from one address. */
  int connectionsOfOne() {
    return connectionsOfOne;
  }

  /** How long a TCP connection may stay without a message. */
  Duration idle() {
    return idle;
  }

  /** How long a peer that connected may take for his first whole message. */
  Duration firstMessage() {
    return firstMessage;
  }
}
