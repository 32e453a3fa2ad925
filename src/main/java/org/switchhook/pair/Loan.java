package org.switchhook.pair;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The legs of another call, until they are given back or kept.
 *
 * @param refused why they are not lent; null when they are
 */
record Loan(Map<Side, Line> sides, Runnable back, Runnable kept, @Nullable Failure refused) {
  Loan(Map<Side, Line> sides, Runnable back, Runnable kept) {
    this(Map.copyOf(sides), back, kept, null);
  }

  static Loan refused(Failure failure) {
    return new Loan(Map.of(), () -> {}, () -> {}, failure);
  }

  @Nullable Line line(Side side) {
    return sides.get(side);
  }

  /** The party that talks to the one whose leg has that Call-ID. */
  @Nullable Line behind(String sipCallId) {
    for (Map.Entry<Side, Line> each : sides.entrySet()) {
      if (each.getValue().sipCallId().equals(sipCallId)) {
        return sides.get(each.getKey().other());
      }
    }
    return null;
  }

  void giveBack() {
    back.run();
  }

  void keep() {
    kept.run();
  }
}
