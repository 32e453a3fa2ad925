package org.switchhook.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a TCP stream into SIP messages (RFC 3261 18.3) before the stack sees it. The stack's own
 * reader believes any Content-Length and asks for that much memory at once, knows neither length
 * nor Call-ID in its short form, and keeps the length of the message before. What comes out of here
 * has both in the long form, and a length that was checked. Not safe for use by many threads.
 */
final class TcpFrames {
  private static final String END = "\r\n";
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private final int most;
  private byte[] pending = {};

  /**
   * @param most longest message in bytes
   */
  TcpFrames(int most) {
    this.most = most;
  }

  /**
   * The messages that are complete with these bytes.
   *
   * @throws IllegalStateException when the stream cannot be read on; it is to be closed
   */
  List<byte[]> take(byte[] bytes) {
    append(bytes);
    List<byte[]> messages = new ArrayList<>();
    for (byte[] message = next(); message.length > 0; message = next()) {
      messages.add(message);
    }
    return messages;
  }

  private void append(byte[] bytes) {
    byte[] longer = Arrays.copyOf(pending, pending.length + bytes.length);
    System.arraycopy(bytes, 0, longer, pending.length, bytes.length);
    pending = longer;
  }

  /** The next message, empty when there is none yet. */
  private byte[] next() {
    skipLineEnds();
    int headEnd = headEnd();
    if (headEnd < 0) {
      limit(pending.length);
      return new byte[0];
    }
    Head head = Head.read(new String(pending, 0, headEnd, StandardCharsets.ISO_8859_1));
    int bodyStart = headEnd + HEAD_END.length;
    int end = bodyStart + head.length;
    limit(end);
    if (pending.length < end) {
      return new byte[0];
    }
    byte[] start = head.text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] message = Arrays.copyOf(start, start.length + head.length);
    System.arraycopy(pending, bodyStart, message, start.length, head.length);
    pending = Arrays.copyOfRange(pending, end, pending.length);
    return message;
  }

  /** Between messages they keep a connection alive, and say nothing. */
  private void skipLineEnds() {
    int first = 0;
    while (first < pending.length && (pending[first] == '\r' || pending[first] == '\n')) {
      first++;
    }
    if (first > 0) {
      pending = Arrays.copyOfRange(pending, first, pending.length);
    }
  }

  private int headEnd() {
    for (int at = 0; at + HEAD_END.length <= pending.length; at++) {
      if (Arrays.equals(pending, at, at + HEAD_END.length, HEAD_END, 0, HEAD_END.length)) {
        return at;
      }
    }
    return -1;
  }

  private void limit(int length) {
    if (length > most) {
      throw new IllegalStateException("A SIP message over TCP is too long");
    }
  }

  /** Start line and headers as the stack can read them, and the length of the body behind. */
  private static final class Head {
    final String text;
    final int length;

    private Head(String text, int length) {
      this.text = text;
      this.length = length;
    }

    static Head read(String head) {
      StringBuilder text = new StringBuilder();
      int length = 0;
      for (String line : head.split(END, -1)) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        switch (name) {
          case "content-length", "l" -> length = length(value);
          case "call-id", "i" -> text.append("Call-ID: ").append(value).append(END);
          default -> text.append(line).append(END);
        }
      }
      return new Head(
          text.append("Content-Length: ").append(length).append(END + END).toString(), length);
    }

    private static int length(String value) {
      if (!NUMBER.matcher(value).matches()) {
        throw new IllegalStateException("A SIP message over TCP has no length");
      }
      return Integer.parseInt(value);
    }
  }
}
