package org.switchhook.socket;

/**
 * A JSON object, serialized once and sent to any number of sockets. A number is spliced in as its
 * first member, {@code seq}, at the moment of sending, so that a waiting message costs a reference.
 */
public final class Message {
  private final String text;
  private final String tail;
  private final int bytes;

  private Message(String text) {
    this.text = text;
    this.tail = text.substring(1);
    this.bytes = utf8Length(text);
  }

  /**
   * A message of this text.
   *
   * @param json a JSON object with at least one member, without one named {@code seq}
   */
  public static Message of(String json) {
    if (!json.startsWith("{\"")) {
      throw new IllegalArgumentException("not a JSON object with a member");
    }
    return new Message(json);
  }

  public String text() {
    return text;
  }

  String numbered(long seq) {
    return "{\"seq\":" + seq + "," + tail;
  }

  /** Size in UTF-8, without the number. */
  int bytes() {
    return bytes;
  }

  /** Length of a text in UTF-8 bytes. */
  static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length++;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        length += 2; // a pair of surrogates makes four bytes
      } else {
        length += 3;
      }
    }
    return length;
  }

  @Override
  public String toString() {
    return text;
  }
}
