package org.switchhook.sandbox;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import org.switchhook.platform.Log;

/** A UDP and a TCP port with the same number. */
record Ports(DatagramChannel udp, ServerSocketChannel tcp) {
  private static final int TRIES = 20;

  /** Binds both without blocking; with port 0 a number that is free for both is looked for. */
  static Ports bind(InetAddress address, int port) throws IOException {
    for (int rest = port == 0 ? TRIES : 1; ; rest--) {
      try {
        return pair(address, port);
      } catch (BindException e) {
        if (rest <= 1) {
          throw e;
        }
      }
    }
  }

  private static Ports pair(InetAddress address, int port) throws IOException {
    ServerSocketChannel tcp = ServerSocketChannel.open();
    DatagramChannel udp = DatagramChannel.open();
    Ports ports = new Ports(udp, tcp);
    try {
      tcp.bind(new InetSocketAddress(address, port));
      udp.bind(tcp.getLocalAddress());
      tcp.configureBlocking(false);
      udp.configureBlocking(false);
      return ports;
    } catch (IOException e) {
      ports.close();
      throw e;
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) tcp.socket().getLocalSocketAddress();
  }

  void close() {
    try (udp;
        tcp) {
      udp.disconnect();
    } catch (IOException e) {
      Log.of(Ports.class)
          .log(System.Logger.Level.WARNING, SandboxTrunk.NAME + ": a port was not closed", e);
    }
  }
}
