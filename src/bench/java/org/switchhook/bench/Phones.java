package org.switchhook.bench;

/** Which of the ports for peers belongs to which phones. */
final class Phones {
  static final int DIRECT_CALLERS = 2;
  static final int DIRECT = 4;
  static final int DIAL_OUT = 10;
  static final int IDLE = 12;
  static final int WARM = 13;
  static final int SOAK = 14;
  static final int INCOMING = 16;
  static final int PAIRS = 18;

  private Phones() {}
}
