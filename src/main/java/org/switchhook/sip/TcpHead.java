package org.switchhook.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Start line and headers of a message over TCP as the stack can read them: length and Call-ID in
 * their long form, one length, the last of all headers, and no header on more than one line.
 */
final class TcpHead {
  private static final String END = "\r\n";
  private static final Pattern FOLD = Pattern.compile("\r\n[ \t]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int UNKNOWN = -1;

  private final byte[] bytes;
  private final String callId;
  private final int length;

  private TcpHead(byte[] bytes, String callId, int length) {
    this.bytes = bytes;
    this.callId = callId;
    this.length = length;
  }

  /**
   * @throws IllegalStateException when it has a length that is no number, two lengths, or a line
   *     that ends with CR or LF alone: who reads it otherwise than we would see other messages
   */
  static TcpHead read(byte[] from, int first, int length) {
    String head = FOLD.matcher(new String(from, first, length, ISO_8859_1)).replaceAll(" ");
    StringBuilder text = new StringBuilder();
    String callId = "";
    int body = UNKNOWN;
    for (String line : head.split(END, -1)) {
      switch (text.isEmpty() ? "" : name(line)) {
        case "content-length", "l" -> body = one(body, number(value(line)));
        case "call-id", "i" -> {
          callId = value(line);
          text.append("Call-ID: ").append(callId).append(END);
        }
        default -> text.append(whole(line)).append(END);
      }
    }
    int known = Math.max(body, 0);
    text.append("Content-Length: ").append(known).append(END + END);
    return new TcpHead(text.toString().getBytes(ISO_8859_1), callId, known);
  }

  /** With the empty line at the end. */
  byte[] bytes() {
    return bytes;
  }

  /** Empty when there is none. */
  String callId() {
    return callId;
  }

  /** Bytes of the body behind. */
  int length() {
    return length;
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
  }

  private static String value(String line) {
    return whole(line.substring(line.indexOf(':') + 1).strip());
  }

  private static String whole(String line) {
    if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
      throw new IllegalStateException("A line of a SIP message over TCP ends in the wrong way");
    }
    return line;
  }

  private static int number(String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new IllegalStateException("A SIP message over TCP has no length");
    }
    return Integer.parseInt(value);
  }

  private static int one(int before, int now) {
    if (before != UNKNOWN && before != now) {
      throw new IllegalStateException("A SIP message over TCP has two lengths");
    }
    return now;
  }
}
