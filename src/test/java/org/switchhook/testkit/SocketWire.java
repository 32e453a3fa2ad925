package org.switchhook.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A WebSocket client made of frames (RFC 6455 section 5), over whatever handshake the test likes.
 * For one thread.
 */
public final class SocketWire implements AutoCloseable {
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final int LAST = 0x80;
  private static final byte[] MASK = {1, 2, 3, 4};

  private final HttpWire wire;
  private final HttpWire.Answer handshake;

  /**
   * One frame.
   *
   * @param first its first byte: the last-frame bit, reserved bits and the opcode
   */
  public record Frame(int first, byte[] payload) {
    public int opcode() {
      return first & 0xf;
    }

    public String text() {
      return new String(payload, UTF_8);
    }

    /** Of a close frame; 1005 when it says none. */
    public int code() {
      return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }
  }

  private SocketWire(HttpWire wire, HttpWire.Answer handshake) {
    this.wire = wire;
    this.handshake = handshake;
  }

  /** Request line and headers of a handshake as the original client sends it, and more. */
  public static List<String> handshake(String target, String host, String... more) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "GET " + target + " HTTP/1.1",
                "Host: " + host,
                "User-Agent: Go-http-client/1.1",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "Upgrade: websocket"));
    lines.addAll(List.of(more));
    return lines;
  }

  /**
   * Opens a socket.
   *
   * @param port on the loopback address
   * @param more headers beside those of the handshake
   * @throws AssertionError when the server does not switch protocols
   */
  public static SocketWire open(int port, String target, String... more) {
    try {
      HttpWire wire = new HttpWire(port);
      HttpWire.Answer answer = wire.ask(handshake(target, "localhost:" + port, more));
      if (answer.status() != 101) {
        wire.close();
        throw new AssertionError("bad handshake: " + answer);
      }
      return new SocketWire(wire, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpWire.Answer handshake() {
    return handshake;
  }

  /**
   * @param text with ' for "
   */
  public void text(String text) {
    frame(LAST | TEXT, text.replace('\'', '"').getBytes(UTF_8));
  }

  /** The same as one binary frame. */
  public void binary(String text) {
    frame(LAST | BINARY, text.replace('\'', '"').getBytes(UTF_8));
  }

  /** A text in several frames. */
  public void fragments(String... parts) {
    for (int i = 0; i < parts.length; i++) {
      int last = i == parts.length - 1 ? LAST : 0;
      frame(last | (i == 0 ? TEXT : 0), parts[i].replace('\'', '"').getBytes(UTF_8));
    }
  }

  public void ping(String payload) {
    frame(LAST | PING, payload.getBytes(UTF_8));
  }

  public void close(int code) {
    frame(LAST | CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
  }

  private void frame(int first, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    if (payload.length < 126) {
      out.write(LAST | payload.length);
    } else {
      out.write(LAST | (payload.length < 65_536 ? 126 : 127));
      int bytes = payload.length < 65_536 ? 2 : 8;
      for (int i = bytes - 1; i >= 0; i--) {
        out.write((int) ((long) payload.length >> (8 * i)));
      }
    }
    out.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      out.write(payload[i] ^ MASK[i % MASK.length]);
    }
    try {
      wire.send(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next frame, whatever it is. */
  public Frame frame() {
    try {
      int first = wire.in().readUnsignedByte();
      long length = wire.in().readUnsignedByte();
      if (length == 126) {
        length = wire.in().readUnsignedShort();
      } else if (length == 127) {
        length = wire.in().readLong();
      }
      byte[] payload = new byte[Math.toIntExact(length)];
      wire.in().readFully(payload);
      return new Frame(first, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The next message, which must be one text frame with a JSON object.
   *
   * @throws AssertionError when it is another frame
   */
  public JsonNode next() {
    Frame frame = frame();
    JsonNode message = JsonText.read(frame.text());
    if (frame.first() != (LAST | TEXT) || !message.isObject()) {
      throw new AssertionError("not one text with an object: " + frame + " " + frame.text());
    }
    return message;
  }

  /** Messages up to and with the one whose {@code params.event} is {@code Ended}. */
  public List<JsonNode> untilEnded() {
    List<JsonNode> all = new ArrayList<>();
    do {
      all.add(next());
    } while (!all.get(all.size() - 1).at("/params/event").asText().equals("Ended"));
    return all;
  }

  /** With which the server closes; messages before that are passed over. */
  public int closeCode() {
    for (Frame frame = frame(); ; frame = frame()) {
      if (frame.opcode() == CLOSE) {
        return frame.code();
      }
    }
  }

  /** Ends the connection without a word. */
  @Override
  public void close() {
    wire.close();
  }
}
