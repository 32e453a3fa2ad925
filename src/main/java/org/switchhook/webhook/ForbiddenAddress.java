package org.switchhook.webhook;

import java.io.IOException;

/** A name leads to an address that no webhook may be sent to. */
final class ForbiddenAddress extends IOException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddress(String host) {
    super(host + " leads to an address that is not public");
  }
}
