package org.switchhook.sip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a TCP stream into SIP messages (RFC 3261 18.3) before the stack sees it. The stack's own
 * reader believes any Content-Length and asks for that much memory at once, knows neither length
 * nor Call-ID in its short form, and keeps the length of the message before. What comes out of here
 * is as {@link TcpHead} writes it. Each byte is looked at once. Not safe for use by many threads.
 */
final class TcpFrames {
  private static final int HEAD_MOST = 16 * 1024;
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

  private final int most;
  private byte[] buffer = {};
  private int first;
  private int scanned;
  private int end;
  private @Nullable TcpHead head;

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
  List<TcpMessage> take(byte[] bytes) {
    append(bytes);
    List<TcpMessage> messages = new ArrayList<>();
    for (TcpMessage message = next(); message != null; message = next()) {
      messages.add(message);
    }
    return messages;
  }

  private void append(byte[] bytes) {
    int kept = end - first;
    if (end + bytes.length > buffer.length) {
      byte[] roomier = new byte[Math.max(2 * kept, kept + bytes.length)];
      System.arraycopy(buffer, first, roomier, 0, kept);
      buffer = roomier;
      scanned -= first;
      first = 0;
      end = kept;
    }
    System.arraycopy(bytes, 0, buffer, end, bytes.length);
    end += bytes.length;
  }

  /** The next message, null when there is none yet. */
  private @Nullable TcpMessage next() {
    TcpHead known = head == null ? nextHead() : head;
    if (known == null) {
      return null;
    }
    head = known;
    if (end - first < known.length()) {
      return null;
    }
    byte[] message = Arrays.copyOf(known.bytes(), known.bytes().length + known.length());
    System.arraycopy(buffer, first, message, known.bytes().length, known.length());
    head = null;
    skip(known.length());
    return new TcpMessage(known.callId(), message);
  }

  /** Takes the next head off the stream; null when it is not complete. */
  private @Nullable TcpHead nextHead() {
    skipLineEnds();
    int length = headLength();
    if ((length < 0 ? end - first : length) > Math.min(most, HEAD_MOST)) {
      throw new IllegalStateException("The headers of a SIP message over TCP are too long");
    }
    if (length < 0) {
      return null;
    }
    TcpHead read = TcpHead.read(buffer, first, length);
    if (length + HEAD_END.length + read.length() > most) {
      throw new IllegalStateException("A SIP message over TCP is too long");
    }
    skip(length + HEAD_END.length);
    return read;
  }

  /** Between messages they keep a connection alive, and say nothing. */
  private void skipLineEnds() {
    while (first < end && (buffer[first] == '\r' || buffer[first] == '\n')) {
      skip(1);
    }
  }

  private void skip(int bytes) {
    first += bytes;
    scanned = Math.max(scanned, first);
  }

  /** Length of the head in bytes, its end not counted; -1 when its end has not come. */
  private int headLength() {
    for (; scanned + HEAD_END.length <= end; scanned++) {
      int behind = scanned + HEAD_END.length;
      if (Arrays.equals(buffer, scanned, behind, HEAD_END, 0, HEAD_END.length)) {
        return scanned - first;
      }
    }
    return -1;
  }
}
