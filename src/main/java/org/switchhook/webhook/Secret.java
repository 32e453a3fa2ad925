package org.switchhook.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.switchhook.platform.Ids;

/**
 * The key with which a webhook's deliveries are signed (Standard Webhooks 1.0, symmetric).
 *
 * @param text {@code whsec_} and the key in base64
 */
record Secret(String text) {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  /** A new one, of two ids and so 256 random bits. */
  static Secret random(Ids ids) {
    byte[] key = (ids.next() + ids.next()).getBytes(US_ASCII);
    return new Secret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /**
   * One that a caller brings.
   *
   * @throws WebhookProblem 400 {@code secret-invalid} unless it has 24 to 64 bytes in the form
   *     above
   */
  static Secret given(String text) {
    try {
      int length = text.startsWith(PREFIX) ? new Secret(text).key().length : 0;
      if (length >= SHORTEST && length <= LONGEST) {
        return new Secret(text);
      }
    } catch (IllegalArgumentException e) {
      // not base64, refused below
    }
    throw WebhookProblem.secret(SHORTEST, LONGEST);
  }

  private byte[] key() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  /** One signature for the header {@code webhook-signature}. */
  String sign(String id, Instant at, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      byte[] signed = (id + "." + at.getEpochSecond() + "." + body).getBytes(UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "secret of a webhook";
  }
}
