package org.switchhook.sip;

import java.time.Duration;
import java.util.Properties;

/** The limits of TCP as they get to what the stack makes by name: as properties of the stack. */
record TcpLimits(int connections, int connectionsOfOne, Duration idle, Duration firstMessage) {
  private static final String PREFIX = "org.switchhook.sip.tcp.";

  static TcpLimits of(SipLimits limits) {
    return new TcpLimits(
        limits.connections(), limits.connectionsOfOne(), limits.idle(), limits.firstMessage());
  }

  static TcpLimits from(Properties stack) {
    return new TcpLimits(
        Integer.parseInt(stack.getProperty(PREFIX + "connections")),
        Integer.parseInt(stack.getProperty(PREFIX + "connectionsOfOne")),
        Duration.parse(stack.getProperty(PREFIX + "idle")),
        Duration.parse(stack.getProperty(PREFIX + "firstMessage")));
  }

  void into(Properties stack) {
    stack.setProperty(PREFIX + "connections", Integer.toString(connections));
    stack.setProperty(PREFIX + "connectionsOfOne", Integer.toString(connectionsOfOne));
    stack.setProperty(PREFIX + "idle", idle.toString());
    stack.setProperty(PREFIX + "firstMessage", firstMessage.toString());
  }

  /** How long this connection may be without a message. */
  long secondsFor(GuardedChannel channel) {
    return (channel.hasSpoken() ? idle : firstMessage).toSeconds();
  }
}
