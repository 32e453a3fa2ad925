package org.switchhook.platform;

import java.util.UUID;

/** Where every identifier comes from. Production makes unguessable ones, tests count 1, 2, 3. */
public interface Ids {
  /** A new identifier of 22 URL-safe characters (128 random bits); letters, digits, - and _. */
  String next();

  /** A number drawn evenly from 0 (included) to {@code bound} (excluded). */
  int below(int bound);

  /** A random UUID in its usual form, lower case with dashes (RFC 9562 section 5.4). */
  default String uuid() {
    return new UUID(
            bits() & ~0xF000L | 0x4000L, bits() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L)
        .toString();
  }

  private long bits() {
    long bits = 0;
    for (int drawn = 0; drawn < Long.SIZE; drawn += Short.SIZE) {
      bits = bits << Short.SIZE | below(1 << Short.SIZE);
    }
    return bits;
  }
}
