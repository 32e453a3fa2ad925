package org.switchhook.events;

import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** A client message that is refused as it stands; the id is the code of the error message. */
final class WireProblem extends Problem {
  private static final long serialVersionUID = 1L;

  private final @Nullable String request;
  private final boolean silent;

  /**
   * @param request the message's own id, null when it had none or was not readable
   * @param silent true when the sender is not told
   */
  WireProblem(String code, @Nullable String request, boolean silent, String detail) {
    super(400, code, null, detail);
    this.request = request;
    this.silent = silent;
  }

  @Nullable String request() {
    return request;
  }

  boolean isSilent() {
    return silent;
  }
}
