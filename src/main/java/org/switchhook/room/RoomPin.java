package org.switchhook.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What a phone must know to enter a room: the salted hash of 4 to 12 digits. Slow on purpose, some
 * ten milliseconds each time: not for a turn.
 */
public final class RoomPin {
  private static final Pattern FORM = Pattern.compile("[0-9]{4,12}");
  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int ROUNDS = 50_000;
  private static final int BITS = 256;

  private final int rounds;
  private final String salt;
  private final byte[] hash;

  private RoomPin(int rounds, String salt, byte[] hash) {
    this.rounds = rounds;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * @param salt random letters, digits, - and _; another for each PIN
   * @throws RoomProblem 400 {@code pin-invalid} when it is not 4 to 12 digits
   */
  static RoomPin of(String digits, String salt) {
    if (!FORM.matcher(digits).matches()) {
      throw RoomProblem.pin();
    }
    return new RoomPin(ROUNDS, salt, hash(digits, salt, ROUNDS));
  }

  /** From {@link #stored}. */
  static RoomPin read(String stored) {
    String[] parts = stored.split("\\$");
    return new RoomPin(Integer.parseInt(parts[0]), parts[1], Base64.getDecoder().decode(parts[2]));
  }

  /** Rounds, salt and hash; at most 100 characters. */
  String stored() {
    return rounds + "$" + salt + "$" + Base64.getEncoder().encodeToString(hash);
  }

  /** Whether these digits are the ones; takes equally long for right and wrong ones. */
  public boolean isMet(String digits) {
    return FORM.matcher(digits).matches()
        && MessageDigest.isEqual(hash, hash(digits, salt, rounds));
  }

  private static byte[] hash(String digits, String salt, int rounds) {
    try {
      byte[] random = salt.getBytes(StandardCharsets.US_ASCII);
      PBEKeySpec spec = new PBEKeySpec(digits.toCharArray(), random, rounds, BITS);
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is missing", e);
    }
  }

  @Override
  public String toString() {
    return "a PIN";
  }
}
