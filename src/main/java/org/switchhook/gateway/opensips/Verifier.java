package org.switchhook.gateway.opensips;

import org.switchhook.security.Caller;
import org.switchhook.security.TokenVerifier;

/** {@link TokenVerifier#verify}. */
interface Verifier {
  Caller verify(String token);
}
