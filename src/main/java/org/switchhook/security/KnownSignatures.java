package org.switchhook.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWK;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tokens were found to be signed with which key, because to check a signature costs more than
 * the rest of most requests. A token is known by its SHA-256, signature included. Nothing else
 * about it is remembered: whether the key still counts, and the token's times, are asked every
 * time. Safe for use by many threads.
 */
final class KnownSignatures {
  /** Only tokens that are signed well get in, so that strangers can not fill it. */
  private static final int MOST = 10_000;

  private final Map<String, JWK> keys = new ConcurrentHashMap<>();

  /** True when the token was found to be signed with this very key. */
  boolean holds(String token, JWK key) {
    return key.equals(keys.get(digest(token)));
  }

  void add(String token, JWK key) {
    if (keys.size() >= MOST) {
      keys.clear();
    }
    keys.put(digest(token), key);
  }

  private static String digest(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
