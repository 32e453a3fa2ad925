package org.switchhook.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.stream.Collectors;

/** The other end of the trunk that is called {@code other}, which listens and is busy. */
final class Ear implements AutoCloseable {
  private static final int PATIENCE = 20_000;
  private static final int LARGEST = 65_535;
  private static final String NEEDED = "(?i)(Via|From|To|Call-ID|CSeq):.*";

  private final DatagramSocket socket;

  Ear() {
    try {
      socket =
          new DatagramSocket(
              Integer.getInteger("switchhook.it.other"), InetAddress.getLoopbackAddress());
      socket.setSoTimeout(PATIENCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A SIP address that leads here over the trunk. */
  String address(String user) {
    return "sip:" + user + "@127.0.0.1:" + socket.getLocalPort();
  }

  /**
   * The first line of the first message that came and was not asked for yet. It is answered with
   * 486, so that it does not come again when somebody else listens here.
   */
  String next() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      socket.receive(packet);
      String request = new String(packet.getData(), 0, packet.getLength(), ISO_8859_1);
      byte[] answer = busy(request).getBytes(ISO_8859_1);
      socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      return request.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new AssertionError("nothing was heard", e);
    }
  }

  private static String busy(String request) {
    return request
        .lines()
        .filter(line -> line.matches(NEEDED))
        .map(line -> line.startsWith("To:") ? line + ";tag=ear" : line)
        .collect(
            Collectors.joining(
                "\r\n", "SIP/2.0 486 Busy Here\r\n", "\r\nContent-Length: 0\r\n\r\n"));
  }

  @Override
  public void close() {
    socket.close();
  }
}
