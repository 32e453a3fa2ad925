package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Addresses, threads and times of the SIP side, from configuration. */
@Singleton
class SipSettings {
  private final String address;
  private final int port;
  private final String publicAddress;
  private final int threads;
  private final int sendThreads;
  private final int connectThreads;
  private final Duration longestRing;

  @Inject
  SipSettings(
      @ConfigProperty(name = "switchhook.sip.address") String address,
      @ConfigProperty(name = "switchhook.sip.port") int port,
      @ConfigProperty(name = "switchhook.sip.public-address") Optional<String> publicAddress,
      @ConfigProperty(name = "switchhook.sip.threads") int threads,
      @ConfigProperty(name = "switchhook.sip.send-threads") int sendThreads,
      @ConfigProperty(name = "switchhook.sip.connect-threads") int connectThreads,
      @ConfigProperty(name = "switchhook.dialout.ring-timeout-max") Duration longestRing) {
    this.address = address;
    this.port = port;
    this.publicAddress = publicAddress.filter(text -> !text.isBlank()).orElse(address);
    this.threads = threads;
    this.sendThreads = sendThreads;
    this.connectThreads = connectThreads;
    this.longestRing = longestRing;
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

  /** Threads that send what needs neither a connection nor the address of a name. */
  int sendThreads() {
    return sendThreads;
  }

  /** Threads that send the rest; a TCP connection that does not come up holds one. */
  int connectThreads() {
    return connectThreads;
  }

  /** The longest that a call may ring. */
  Duration longestRing() {
    return longestRing;
  }
}
