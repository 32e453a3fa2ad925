package org.switchhook.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hash functions of RFC 8760 that we know, weakest first. */
enum DigestAlgorithm {
  MD5("MD5"),
  SHA_256("SHA-256");

  private final String word;

  DigestAlgorithm(String word) {
    this.word = word;
  }

  /** The word in the header, also the JDK's name of it. */
  String word() {
    return word;
  }

  /** Empty for one we do not know, such as MD5-sess; none named means MD5. */
  static Optional<DigestAlgorithm> of(@Nullable String word) {
    if (word == null) {
      return Optional.of(MD5);
    }
    return Arrays.stream(values()).filter(one -> one.word.equalsIgnoreCase(word)).findFirst();
  }

  /** The hash of a text as hexadecimal digits in small letters. */
  String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance(word).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + word, e);
    }
  }
}
