package org.switchhook.socket;

import java.util.Locale;

/**
 * Why the server closes a socket, as the peer sees it (RFC 6455 section 7.4; 4000 and up are ours).
 */
public enum CloseCode {
  /** After {@code bye}. */
  NORMAL(1000),
  /** The server stops. */
  GOING_AWAY(1001),
  /** A binary frame came; these sockets carry text. */
  NOT_TEXT(1003),
  /** A rule of the protocol was broken again and again. */
  POLICY(1008),
  /** A message was larger than the limit. */
  TOO_BIG(1009),
  /** This node has its full number of sockets. */
  TRY_LATER(1013),
  /** The peer reads more slowly than messages arise, and its queue is full. */
  SLOW_READER(4008),
  /** No pong came in time. */
  NO_PONG(4009),
  /** Messages come faster than the limit. */
  TOO_FAST(4029);

  private final int number;

  CloseCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** The close reason: a stable word of fewer than 123 bytes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
