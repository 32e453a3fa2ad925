package org.switchhook.webhook;

import java.time.Duration;

/** Brings parcels to their receivers. */
interface Carrier {
  /** A time that no try exceeds. */
  Duration longest();

  /** One try; waits for the answer within its time limit and never fails otherwise. */
  Outcome carry(Parcel parcel);

  /** Ends the tries that run, and lets no other begin. */
  void stop();
}
