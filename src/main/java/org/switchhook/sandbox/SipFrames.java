package org.switchhook.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a stream into messages by Content-Length (RFC 3261 18.3). One per connection. */
public final class SipFrames {
  private static final Pattern LENGTH =
      Pattern.compile("\r\n(?:content-length|l)[ \t]*:[ \t]*([0-9]{1,6})[ \t]*\r\n");

  private byte[] held = new byte[0];

  /** A stream that can no longer be cut; the connection has to be closed. */
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String rule) {
      super(rule);
    }
  }

  /**
   * Takes the next bytes and gives the texts of the messages that are now complete, in order.
   *
   * @throws Broken when head or body pass their limit, or Content-Length is missing
   */
  public List<String> take(byte[] bytes) throws Broken {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(held.length + bytes.length);
    joined.writeBytes(held);
    joined.writeBytes(bytes);
    byte[] all = joined.toByteArray();
    List<String> messages = new ArrayList<>();
    int from = start(all, 0);
    int size = frame(all, from);
    while (size > 0) {
      messages.add(new String(all, from, size, StandardCharsets.UTF_8));
      from = start(all, from + size);
      size = frame(all, from);
    }
    held = java.util.Arrays.copyOfRange(all, from, all.length);
    return messages;
  }

  /** Empty lines between messages are keep-alives (RFC 5626 3.5.1). */
  private static int start(byte[] all, int from) {
    int start = from;
    while (start < all.length && (all[start] == '\r' || all[start] == '\n')) {
      start++;
    }
    return start;
  }

  /** Bytes of the complete message that starts there; 0 when more has to come. */
  private static int frame(byte[] all, int from) throws Broken {
    int end = blankLine(all, from);
    if (end < 0) {
      if (all.length - from > SipReader.MAX_HEAD) {
        throw new Broken("head longer than " + SipReader.MAX_HEAD + " bytes");
      }
      return 0;
    }
    String head = new String(all, from, end - from, StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
    if (!length.find()) {
      throw new Broken("no Content-Length");
    }
    int body = Integer.parseInt(length.group(1));
    if (body > SipReader.MAX_BODY) {
      throw new Broken("body longer than " + SipReader.MAX_BODY + " bytes");
    }
    int size = end - from + body;
    return all.length - from >= size ? size : 0;
  }

  private static int blankLine(byte[] all, int from) {
    for (int i = from; i + 3 < all.length; i++) {
      if (all[i] == '\r' && all[i + 1] == '\n' && all[i + 2] == '\r' && all[i + 3] == '\n') {
        return i + 4;
      }
    }
    return -1;
  }
}
