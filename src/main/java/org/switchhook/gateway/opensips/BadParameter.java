package org.switchhook.gateway.opensips;

/** A command that can not begin; the text is what its {@code Error} says. */
final class BadParameter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadParameter(String text) {
    super(text);
  }
}
