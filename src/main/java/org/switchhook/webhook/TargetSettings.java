package org.switchhook.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.switchhook.platform.Network;

/** Where deliveries may go and how long they may take; meanings stand beside the defaults. */
@Singleton
class TargetSettings {
  private final boolean http;
  private final List<Ports> ports;
  private final List<Network> allowed;
  private final Duration connectTime;
  private final Duration answerTime;

  private record Ports(int first, int last) {
    static Ports of(String text) {
      String[] ends = text.strip().split("-", 2);
      return new Ports(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    boolean has(int port) {
      return first <= port && port <= last;
    }
  }

  /**
   * @throws IllegalArgumentException when one of them has not its form
   */
  @Inject
  TargetSettings(
      @ConfigProperty(name = "switchhook.webhook.http") boolean http,
      @ConfigProperty(name = "switchhook.webhook.ports") List<String> ports,
      @ConfigProperty(name = "switchhook.webhook.allowed-networks") Optional<String[]> allowed,
      @ConfigProperty(name = "switchhook.webhook.connect-time") Duration connectTime,
      @ConfigProperty(name = "switchhook.webhook.answer-time") Duration answerTime) {
    this.http = http;
    this.ports = ports.stream().map(Ports::of).toList();
    this.allowed = Arrays.stream(allowed.orElse(new String[0])).map(Network::parse).toList();
    this.connectTime = positive("connect-time", connectTime);
    this.answerTime = positive("answer-time", answerTime);
  }

  private static Duration positive(String name, Duration value) {
    if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException(
          "switchhook.webhook." + name + " must be from 1 ms to 5 minutes");
    }
    return value;
  }

  boolean isHttpAllowed() {
    return http;
  }

  boolean isAllowed(int port) {
    return ports.stream().anyMatch(range -> range.has(port));
  }

  /** Networks that may be reached whatever they are. */
  List<Network> allowed() {
    return allowed;
  }

  Duration connectTime() {
    return connectTime;
  }

  /** For everything together, from the connection to the status of the answer. */
  Duration answerTime() {
    return answerTime;
  }
}
