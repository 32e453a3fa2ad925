package org.switchhook.call;

/**
 * How muting a phone ended.
 *
 * @param code the phone's response when it refused, 408 when it gave none; 0 otherwise
 * @param text reason phrase of the refusal, empty otherwise
 */
public record MuteOutcome(Kind kind, int code, String text) {
  /** In what way it ended. */
  public enum Kind {
    /** It is so from now on. */
    DONE,
    /** A phone refused, and everything is as it was. */
    REFUSED,
    /** The call is not answered, or ended before. */
    NOT_ANSWERED,
    /** So many wait for this phone already that this one was not taken. */
    TOO_MANY
  }

  public static final MuteOutcome DONE = new MuteOutcome(Kind.DONE, 0, "");
  public static final MuteOutcome NOT_ANSWERED = new MuteOutcome(Kind.NOT_ANSWERED, 0, "");
  public static final MuteOutcome TOO_MANY = new MuteOutcome(Kind.TOO_MANY, 0, "");

  public static MuteOutcome refused(int code, String text) {
    return new MuteOutcome(Kind.REFUSED, code, text);
  }
}
