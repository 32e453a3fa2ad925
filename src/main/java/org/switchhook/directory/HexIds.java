package org.switchhook.directory;

import java.util.regex.Pattern;
import org.switchhook.platform.Ids;

/** Ids of 24 hexadecimal digits (96 random bits), as users have in the Quobis interface. */
final class HexIds {
  static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

  private static final int PARTS = 4;
  private static final int PART = 1 << 24;

  private final Ids ids;

  HexIds(Ids ids) {
    this.ids = ids;
  }

  String next() {
    StringBuilder text = new StringBuilder();
    for (int part = 0; part < PARTS; part++) {
      text.append("%06x".formatted(ids.below(PART)));
    }
    return text.toString();
  }
}
