package org.switchhook.call;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the lines of an offer go on a leg that has lines already. A line of a session never goes
 * away and keeps its kind (RFC 3264 8), so the offer's lines take the places of their kind, what
 * has no place comes behind, and a place without a line is switched off.
 *
 * @param offer what goes to the leg
 * @param lines for each line of the leg the line of the original offer, -1 for none
 */
record Slots(Media original, Media offer, List<Integer> lines) {
  private static final int NONE = -1;

  /**
   * @param before what was said on this leg last
   */
  static Slots arrange(Media original, Media before) {
    List<Integer> lines = new ArrayList<>();
    List<MediaSection> placed = new ArrayList<>();
    for (MediaSection slot : before.sections()) {
      int line = find(original, slot, lines);
      lines.add(line);
      placed.add(line == NONE ? MediaSection.off(slot.line()) : original.sections().get(line));
    }
    for (int line = 0; line < original.sections().size(); line++) {
      if (!lines.contains(line)) {
        lines.add(line);
        placed.add(original.sections().get(line));
      }
    }
    return new Slots(original, new Media(placed), List.copyOf(lines));
  }

  private static int find(Media original, MediaSection slot, List<Integer> taken) {
    for (int line = 0; line < original.sections().size(); line++) {
      if (!taken.contains(line) && slot.isSameKind(original.sections().get(line).line())) {
        return line;
      }
    }
    return NONE;
  }

  /** The leg's answer as one to the original offer: exactly its lines, in its order. */
  Media back(Media answer) {
    List<MediaSection> exact = new ArrayList<>();
    for (int line = 0; line < original.sections().size(); line++) {
      MediaLine asked = original.sections().get(line).line();
      int slot = lines.indexOf(line);
      boolean answered = slot < answer.sections().size() && !asked.isOff();
      exact.add(answered ? answer.sections().get(slot) : MediaSection.off(asked));
    }
    return new Media(exact).answering(original);
  }
}
