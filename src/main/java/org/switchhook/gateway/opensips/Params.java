package org.switchhook.gateway.opensips;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.SipAddress;
import org.switchhook.pair.Side;
import org.switchhook.pair.TransferMode;

/** The parameters of one request, under the names of both dialects. */
record Params(Dialect dialect, Map<String, String> all) {
  /**
   * @throws BadParameter when it is not there
   */
  String text(String name) {
    return text(name, name);
  }

  /**
   * @param current its name in the current dialect
   * @param readme its name in the other
   */
  String text(String current, String readme) {
    String value = all.getOrDefault(current, all.get(readme));
    if (value == null) {
      throw new BadParameter((dialect == Dialect.README ? readme : current) + " not specified");
    }
    return value;
  }

  /**
   * @throws BadParameter for any other word than the two
   */
  static Side side(String word) {
    for (Side side : Side.values()) {
      if (side.word().equals(word)) {
        return side;
      }
    }
    throw new BadParameter("420 Bad leg");
  }

  /** The leg that is meant; null for both. */
  @Nullable Side oneOrBoth() {
    String word = all.getOrDefault("leg", "both");
    return word.equals("both") ? null : side(word);
  }

  /**
   * How a transfer is to be done; null when that is left to the settings. Ours, not the original's.
   *
   * @throws BadParameter for another word
   */
  @Nullable TransferMode mode() {
    String word = all.get("mode");
    return word == null
        ? null
        : TransferMode.of(word).orElseThrow(() -> new BadParameter("420 Bad mode"));
  }

  /** The SIP address that the other dialect demands; null when it is not there in this. */
  @Nullable String target() {
    String given = dialect == Dialect.README ? text("destination") : all.get("destination");
    if (given != null && !isSipAddress(given)) {
      throw new BadParameter("400 Invalid ruri");
    }
    return given;
  }

  private static boolean isSipAddress(String text) {
    try {
      SipAddress.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
