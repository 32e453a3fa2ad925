package org.switchhook.call;

/**
 * What is taken from a phone in a room: bit 0 its voice, bit 1 its hearing. The number is the
 * {@code audio} of a mute control and the {@code flags} of a participant.
 */
public record Mute(int flags) {
  public static final Mute NONE = new Mute(0);
  private static final int VOICE = 1;
  private static final int HEARING = 2;

  /**
   * @throws IllegalArgumentException when the number is not 0 to 3
   */
  public Mute {
    if (flags < 0 || flags > (VOICE | HEARING)) {
      throw new IllegalArgumentException("flags must be 0 to 3");
    }
  }

  /** What the phone itself may do, as it says it. */
  public MediaDirection own() {
    return MediaDirection.of((flags & VOICE) == 0, (flags & HEARING) == 0);
  }

  /** The most that may be told to the phone: sendonly for one that may not speak. */
  public MediaDirection told() {
    return own().reversed();
  }
}
