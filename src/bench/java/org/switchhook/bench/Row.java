package org.switchhook.bench;

/**
 * A line of the table.
 *
 * @param what was measured
 * @param result of ours
 * @param limit what the machine gave without us, in the same run
 * @param share ours against the limit
 * @param more what belongs to it
 */
record Row(String what, String result, String limit, String share, String more) {
  static final Row HEAD =
      new Row("Measured", "Switchhook", "Limit in the same run", "Share", "With it");

  static Row skipped(String what, String why) {
    return new Row(what, "skipped", "", "", why);
  }

  String text() {
    return "| " + String.join(" | ", what, result, limit, share, more) + " |";
  }

  static String percent(double ours, double limit) {
    return "%.0f %%".formatted(100 * ours / limit);
  }
}
