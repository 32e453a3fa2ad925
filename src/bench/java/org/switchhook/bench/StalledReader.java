package org.switchhook.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A socket on {@code /events} that watches a room and then reads nothing, in the least of buffers.
 */
final class StalledReader implements AutoCloseable {
  private static final int SMALL = 2048;
  private static final int CLOSE = 8;
  private final Socket socket = new Socket();

  StalledReader(String token, String room) throws IOException {
    socket.setReceiveBufferSize(SMALL);
    socket.connect(new InetSocketAddress("127.0.0.1", Plan.httpPort()));
    socket.setSoTimeout(10_000);
    write(
        """
        GET /events HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r
        \r
        """
            .formatted(Plan.httpPort())
            .getBytes(UTF_8));
    DataInputStream in = new DataInputStream(socket.getInputStream());
    while (!line(in).isEmpty()) {
      // the answer to the handshake
    }
    frame(Line.hello(token));
    frame(Line.watch(room));
    while (!frame(in).contains("\"type\":\"room\"")) {
      // greetings
    }
  }

  /**
   * Reads what has come meanwhile.
   *
   * @return how it stands with this socket, in words
   */
  String outcome() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int messages = 0;
    try {
      socket.setSoTimeout(3_000);
      while (true) {
        String text = frame(in);
        if (text.startsWith("close")) {
          return text + " after " + messages + " messages";
        }
        messages++;
      }
    } catch (SocketTimeoutException e) {
      return "open, " + messages + " messages late";
    } catch (EOFException | SocketException e) {
      return "cut off after " + messages + " messages";
    }
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static String frame(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte() & 0x0F;
    int length = in.readUnsignedByte();
    byte[] bytes = new byte[length == 126 ? in.readUnsignedShort() : length];
    in.readFully(bytes);
    if (kind == CLOSE) {
      return "closed by the server, code " + ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF);
    }
    return new String(bytes, UTF_8);
  }

  private void frame(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] frame = new byte[8 + bytes.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) 0xFE;
    frame[2] = (byte) (bytes.length >> 8);
    frame[3] = (byte) bytes.length;
    int mask = ThreadLocalRandom.current().nextInt();
    for (int i = 0; i < 4; i++) {
      frame[4 + i] = (byte) (mask >> 8 * i);
    }
    for (int i = 0; i < bytes.length; i++) {
      frame[8 + i] = (byte) (bytes[i] ^ frame[4 + i % 4]);
    }
    write(frame);
  }

  private void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
