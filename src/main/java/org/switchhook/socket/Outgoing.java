package org.switchhook.socket;

/**
 * A message on its way to one socket.
 *
 * @param seq its number in the session, {@link #UNNUMBERED} outside any session
 */
record Outgoing(Message message, long seq) {
  static final long UNNUMBERED = -1;

  String text() {
    return seq == UNNUMBERED ? message.text() : message.numbered(seq);
  }

  int bytes() {
    return message.bytes();
  }
}
