package org.switchhook.call;

/**
 * How sending digits ended.
 *
 * @param code the peer's response: 200 when it took all of them, the one that refused a digit, 408
 *     when it gave none; 0 when it was not asked
 * @param text reason phrase of the refusal, empty otherwise
 */
public record DigitsOutcome(Kind kind, int code, String text) {
  /** In what way it ended. */
  public enum Kind {
    /** The peer took all of them. */
    TAKEN,
    /** The peer refused one; those behind it were not sent. */
    REFUSED,
    /** The call is not answered, or ended before all of them were sent. */
    NOT_ANSWERED,
    /** So many wait for the peer already that none of these was taken. */
    TOO_MANY
  }

  static final DigitsOutcome TAKEN = new DigitsOutcome(Kind.TAKEN, 200, "");
  static final DigitsOutcome NOT_ANSWERED = new DigitsOutcome(Kind.NOT_ANSWERED, 0, "");
  static final DigitsOutcome TOO_MANY = new DigitsOutcome(Kind.TOO_MANY, 0, "");

  static DigitsOutcome refused(int code, String text) {
    return new DigitsOutcome(Kind.REFUSED, code, text);
  }
}
