package org.switchhook.security;

import jakarta.inject.Singleton;

/** Turns a bearer token into the caller behind it. Safe for use by many threads. */
@Singleton
public class TokenVerifier {
  /**
   * Checks signature, issuer, audience and times. May ask the issuer for its keys and so wait up to
   * the configured timeouts.
   *
   * @param token the token alone, without {@code Bearer}
   * @throws org.switchhook.platform.Problem 401 {@code token-missing}, {@code token-invalid} or
   *     {@code token-expired}; 503 {@code issuer-unavailable} when the keys can not be had
   */
  public Caller verify(String token) {
    throw new UnsupportedOperationException();
  }
}
