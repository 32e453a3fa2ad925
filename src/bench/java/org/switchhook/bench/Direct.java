package org.switchhook.bench;

import java.io.IOException;

/** The pair of SIPp alone: the limit of everything that needs phones. */
final class Direct {
  private static final int[] RATES = {500, 1000, 1500, 2000, 3000, 4000, 6000, 8000};

  private Direct() {}

  /** The highest rate tried at which no call failed and no message was repeated. */
  static int callsPerSecond() throws IOException, InterruptedException {
    int held = 0;
    for (int rate : RATES) {
      if (!holds(rate)) {
        break;
      }
      held = rate;
    }
    return held;
  }

  private static boolean holds(int rate) throws IOException, InterruptedException {
    int seconds = Math.max(5, Plan.seconds() / 2);
    try (Sipp phones = Sipp.phones("direct-phones", Plan.peerPort(Phones.DIRECT));
        Sipp callers =
            Sipp.callers(
                "direct-callers",
                "127.0.0.1:" + Plan.peerPort(Phones.DIRECT),
                Plan.peerPort(Phones.DIRECT_CALLERS),
                rate,
                rate * seconds,
                "-d",
                "1000")) {
      boolean ended = callers.await(seconds * 2 + 5);
      long bad = callers.total("FailedCall(C)") + callers.total("Retransmissions(C)");
      phones.stop();
      boolean held =
          ended && bad == 0 && callers.total("SuccessfulCall(C)") == (long) rate * seconds;
      System.out.printf("  SIPp to SIPp, %d calls/s: %s%n", rate, held ? "held" : "not held");
      return held;
    }
  }
}
