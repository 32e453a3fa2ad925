package org.switchhook.room;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Problem;

/**
 * Draws the numbers that phones dial to reach a room: 8 digits, no leading 0 and no digit twice in
 * a row, so that each is a legal room token of Talk too. There are 9^8 of them.
 */
@Singleton
class DialInNumbers {
  private static final int LENGTH = 8;
  private static final int CHOICES = 9;
  private static final int HOW_MANY = 43_046_721;
  private static final int ATTEMPTS = 50;

  private final Ids ids;

  @Inject
  DialInNumbers(Ids ids) {
    this.ids = ids;
  }

  /**
   * A number that is free.
   *
   * @throws Problem 503 {@code dial-in-exhausted} when 50 draws found none
   */
  String draw(Predicate<String> taken) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String number = number(ids.below(HOW_MANY));
      if (!taken.test(number)) {
        return number;
      }
    }
    throw new Problem(503, "dial-in-exhausted", null, "No dial-in number is free at the moment");
  }

  /** A different number for every index from 0 to 9^8 - 1. */
  static String number(int index) {
    StringBuilder digits = new StringBuilder(LENGTH);
    int rest = index;
    int last = 0;
    for (int place = 0; place < LENGTH; place++) {
      int choice = rest % CHOICES;
      rest /= CHOICES;
      last = choice < last ? choice : choice + 1; // any digit but the last one; at first any but 0
      digits.append(last);
    }
    return digits.toString();
  }
}
