package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses and limits of the SIP side, from configuration. */
@Singleton
class SipSettings {
  private final String address;
  private final int port;
  private final String publicAddress;
  private final int threads;
  private final int sendThreads;
  private final int maxMessageBytes;
  private final int maxRequests;

  @Inject
  SipSettings(
      @ConfigProperty(name = "switchhook.sip.address") String address,
      @ConfigProperty(name = "switchhook.sip.port") int port,
      @ConfigProperty(name = "switchhook.sip.public-address") Optional<String> publicAddress,
      @ConfigProperty(name = "switchhook.sip.threads") int threads,
      @ConfigProperty(name = "switchhook.sip.send-threads") int sendThreads,
      @ConfigProperty(name = "switchhook.sip.max-message-bytes") int maxMessageBytes,
      @ConfigProperty(name = "switchhook.sip.max-requests") int maxRequests) {
    this.address = address;
    this.port = port;
    this.publicAddress = publicAddress.filter(text -> !text.isBlank()).orElse(address);
    this.threads = threads;
    this.sendThreads = sendThreads;
    this.maxMessageBytes = maxMessageBytes;
    this.maxRequests = maxRequests;
  }

  /** Address to bind, UDP and TCP. */
  String address() {
    return address;
  }

  int port() {
    return port;
  }

  /** Host part of our Via and Contact. */
  String publicAddress() {
    return publicAddress;
  }

  /** Threads that parse what arrives by UDP. */
  int threads() {
    return threads;
  }

  /** Threads that send for calls; a TCP connection that does not come up holds one. */
  int sendThreads() {
    return sendThreads;
  }

  int maxMessageBytes() {
    return maxMessageBytes;
  }

  /** Requests of peers remembered at the same time, to answer their repetitions. */
  int maxRequests() {
    return maxRequests;
  }
}
