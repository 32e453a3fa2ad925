package org.switchhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchhook.trunk.Trunk;

/** How many TCP connections strangers may have, and for how long. */
class TcpStrangerTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final int PATIENCE_MILLIS = 6000;

  private final List<Socket> sockets = new ArrayList<>();
  private SipFixture sip;

  private void server(int all, int ofOne, Duration idle, Duration firstMessage) throws IOException {
    Trunk trunk =
        new Trunk(SipFixture.TRUNK, "192.0.2.1", 5060, "udp", "x", "us", null, null, null);
    SipLimits limits = SipFixture.tcpLimits(all, ofOne, idle, firstMessage);
    sip = new SipFixture(trunk, SipFixture.freePort(), limits).started();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sip.close();
  }

  private Socket connected(String source) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(source, 0));
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), sip.port));
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isServed(Socket socket) throws IOException {
    try {
      send(
          socket,
          "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKq"
              + socket.getLocalPort()
              + "\r\n"
              + "Max-Forwards: 70\r\nFrom: <sip:a@b.c>;tag=1\r\nTo: <sip:x@y.z>\r\n"
              + "Call-ID: q\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
      return socket.getInputStream().read(new byte[4096]) > 0;
    } catch (IOException e) {
      return false; // closed by the server while we wrote
    }
  }

  /** The server takes a moment to see that another connection was closed. */
  private boolean isServedSoon(String source) throws IOException {
    boolean served = false;
    for (int attempt = 0; attempt < 500 && !served; attempt++) {
      served = isServed(connected(source));
    }
    return served;
  }

  private static boolean isClosed(Socket socket) throws IOException {
    return socket.getInputStream().read() == -1;
  }

  @Test
  void oneAddressShouldHaveSoManyConnectionsAndNoMore() throws Exception {
    server(10, 2, LONG, LONG);
    assertThat(isServed(connected("127.0.0.1"))).isTrue();
    assertThat(isServed(connected("127.0.0.1"))).isTrue();
    assertThat(isServed(connected("127.0.0.1"))).isFalse();
    assertThat(isServed(connected("127.0.0.2"))).isTrue();
    sockets.get(0).close();
    assertThat(isServedSoon("127.0.0.1")).isTrue();
  }

  @Test
  void allTogetherShouldHaveSoManyConnectionsAndNoMore() throws Exception {
    server(2, 2, LONG, LONG);
    assertThat(isServed(connected("127.0.0.1"))).isTrue();
    assertThat(isServed(connected("127.0.0.2"))).isTrue();
    assertThat(isServed(connected("127.0.0.3"))).isFalse();
  }

  @Test
  void aConnectionWithoutAWholeMessageShouldBeClosedSoon() throws Exception {
    server(10, 10, LONG, SHORT);
    Socket silent = connected("127.0.0.1");
    Socket slow = connected("127.0.0.1");
    Socket good = connected("127.0.0.1");
    assertThat(isServed(good)).isTrue();
    send(slow, "OPTIONS sip:x SIP/2.0\r\nVia: ");
    assertThat(isClosed(silent)).isTrue();
    assertThat(isClosed(slow)).isTrue();
    assertThat(isServed(good)).isTrue();
  }

  @Test
  void anIdleConnectionShouldBeClosed() throws Exception {
    server(10, 10, SHORT, LONG);
    Socket idle = connected("127.0.0.1");
    Socket silent = connected("127.0.0.1");
    assertThat(isServed(idle)).isTrue();
    assertThat(isClosed(idle)).isTrue();
    assertThat(isServed(silent)).isTrue();
  }
}
