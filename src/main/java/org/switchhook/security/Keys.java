package org.switchhook.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import java.util.List;

/** The public keys of an issuer. */
interface Keys {
  /**
   * The keys that may have signed a token with this header; empty when the issuer has none such.
   *
   * @throws org.switchhook.platform.Problem 503 {@code issuer-unavailable}
   */
  List<JWK> matching(JWSHeader header);
}
