package org.switchhook.gateway.opensips;

/** A handshake that is refused with an HTTP status and a line of text. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String text) {
    super(text);
    this.status = status;
  }

  int status() {
    return status;
  }
}
