package org.switchhook.sandbox;

import java.net.InetSocketAddress;

/**
 * Where a message came from, and so where its response goes.
 *
 * @param stream true for TCP, false for UDP
 */
record Hop(boolean stream, InetSocketAddress address) {
  /** Name of the transport in a Via header. */
  String transport() {
    return stream ? "TCP" : "UDP";
  }

  /**
   * The hop that a Contact or Route URI names, by the same transport; this one when it names no
   * numeric address (the simulator asks no name server).
   */
  Hop towards(String uri) {
    String target = HeaderText.hostPort(uri);
    int colon = target.lastIndexOf(':');
    String host = colon < 0 ? target : target.substring(0, colon);
    String port = colon < 0 ? "5060" : target.substring(colon + 1);
    if (!host.matches("[0-9.]{7,15}|localhost") || !port.matches("[0-9]{1,5}")) {
      return this;
    }
    int number = Integer.parseInt(port);
    return number > 65_535 ? this : new Hop(stream, new InetSocketAddress(host, number));
  }
}
