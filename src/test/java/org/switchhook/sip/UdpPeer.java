package org.switchhook.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A raw peer on UDP. Deaf to what does not come from the server's own port (RFC 3581). */
final class UdpPeer extends RawPeer {
  private final DatagramSocket socket;
  private final InetSocketAddress server;

  UdpPeer(int serverPort) throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    Thread reader = new Thread(this::read, "udp-peer");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    byte[] buffer = new byte[65536];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        if (packet.getPort() == server.getPort()) {
          heard.add(new Heard(new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8)));
        }
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  @Override
  String transport() {
    return "udp";
  }

  @Override
  int port() {
    return socket.getLocalPort();
  }

  @Override
  void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, server));
  }

  @Override
  public void close() {
    socket.close();
  }
}
