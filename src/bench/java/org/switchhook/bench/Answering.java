package org.switchhook.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Phones on one UDP port that answer every request at once and remember nothing of a call: the same
 * request gets the same answer. They note when the first INVITE of each user came, and count what
 * refreshes a session. Users whose name begins with {@code u} serve UPDATE, others do not say so
 * and are refreshed by INVITE.
 */
final class Answering implements AutoCloseable {
  private static final int BUFFER = 8 * 1024 * 1024;
  private static final String END = "\r\n";

  private static final int STOP_MILLIS = 5000;

  private final DatagramSocket socket;
  private final Thread reader;
  private final Map<String, Long> invites = new ConcurrentHashMap<>();
  private final LongAdder updates = new LongAdder();
  private final LongAdder reinvites = new LongAdder();
  private final AtomicInteger byes = new AtomicInteger();

  Answering(int port) throws IOException {
    socket = new DatagramSocket(null);
    socket.setReceiveBufferSize(BUFFER);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    reader = Rest.daemon(this::read);
    reader.start();
  }

  private void read() {
    byte[] bytes = new byte[65_535];
    try {
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        long now = System.nanoTime();
        take(new String(bytes, 0, packet.getLength(), ISO_8859_1), packet.getSocketAddress(), now);
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void take(String request, SocketAddress from, long now) throws IOException {
    int space = request.indexOf(' ');
    String method = space < 0 ? "" : request.substring(0, space);
    switch (method) {
      case "INVITE" -> {
        if (header(request, "To").contains("tag=")) {
          reinvites.increment();
        } else {
          invites.putIfAbsent(user(request), now);
        }
        answer(request, from, description(request));
      }
      case "UPDATE" -> {
        updates.increment();
        answer(request, from, "");
      }
      case "BYE" -> {
        byes.incrementAndGet();
        answer(request, from, "");
      }
      case "CANCEL", "OPTIONS", "INFO" -> answer(request, from, "");
      default -> {} // an ACK
    }
  }

  private static String user(String request) {
    int from = request.indexOf("sip:") + 4;
    return request.substring(from, request.indexOf('@', from));
  }

  private static String header(String request, String name) {
    int from = request.indexOf(END + name + ":") + name.length() + 3;
    return request.substring(from, request.indexOf(END, from));
  }

  /** One line of audio, as inactive as the offer. */
  private static String description(String offer) {
    String text =
        "v=0\r\no=bench 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 4000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n";
    return offer.contains("a=inactive") ? text + "a=inactive\r\n" : text;
  }

  private void answer(String request, SocketAddress to, String body) throws IOException {
    String user = user(request);
    StringBuilder text = new StringBuilder("SIP/2.0 200 OK").append(END);
    request
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith("Via:"))
        .forEach(line -> text.append(line).append(END));
    String called = header(request, "To");
    String tag = called.contains("tag=") ? "" : ";tag=bench";
    text.append("From:").append(header(request, "From")).append(END);
    text.append("To:").append(called).append(tag).append(END);
    text.append("Call-ID:").append(header(request, "Call-ID")).append(END);
    text.append("CSeq:").append(header(request, "CSeq")).append(END);
    text.append("Contact: <sip:%s@127.0.0.1:%d>".formatted(user, socket.getLocalPort()));
    text.append(END);
    if (user.startsWith("u")) {
      text.append("Allow: INVITE, ACK, BYE, CANCEL, UPDATE").append(END);
    } else {
      text.append("Allow: INVITE, ACK, BYE, CANCEL").append(END);
    }
    if (!body.isEmpty()) {
      text.append("Content-Type: application/sdp").append(END);
    }
    text.append("Content-Length: ").append(body.length()).append(END).append(END).append(body);
    byte[] bytes = text.toString().getBytes(ISO_8859_1);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  /** When the first INVITE to each user came, as {@link System#nanoTime}. */
  Map<String, Long> invites() {
    return invites;
  }

  /** UPDATEs so far. */
  long updates() {
    return updates.sum();
  }

  /** INVITEs inside of dialogs so far. */
  long reinvites() {
    return reinvites.sum();
  }

  /** How often the server has hung up. */
  int byes() {
    return byes.get();
  }

  /** The port is free afterwards, which it is not before the reader has left it. */
  @Override
  public void close() {
    socket.close();
    try {
      reader.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
