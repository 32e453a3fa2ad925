package org.switchhook.gateway.opensips;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.switchhook.security.Caller;

/**
 * What was found at the handshake. It goes to the socket as the principal of the request, the one
 * thing that both servers carry over.
 *
 * @param caller null when the first message has to bring a token
 */
record Admission(Dialect dialect, @Nullable Caller caller, boolean needsToken)
    implements Principal {
  @Override
  public String getName() {
    return caller == null ? "" : caller.user().value();
  }
}
