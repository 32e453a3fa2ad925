package org.switchhook.pair;

import java.util.Locale;
import java.util.Optional;

/** Who makes the new call of a transfer. */
public enum TransferMode {
  /** We do: the party that stays is joined to the new one by re-INVITE, in the call that it has. */
  REINVITE,
  /** Its phone does, told so by REFER; the new call is none of ours. */
  REFER;

  /** In the words of the wire and of the settings: {@code reinvite}, {@code refer}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for any other word. */
  public static Optional<TransferMode> of(String word) {
    for (TransferMode mode : values()) {
      if (mode.word().equals(word)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
