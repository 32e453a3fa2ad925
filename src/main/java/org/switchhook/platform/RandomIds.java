package org.switchhook.platform;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;

/** Identifiers from the JDK's strong random source. Safe for use by many threads. */
@Singleton
public class RandomIds implements Ids {
  private static final int BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public int below(int bound) {
    return random.nextInt(bound);
  }
}
